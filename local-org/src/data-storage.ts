import type { Store } from './records/index.ts';

/** Documented: nearly every record counts as 2 KB, whatever it holds; what lies in the bin does not count. */
const KB_PER_ROW = 2;
/** Standard objects whose records count so; users, rights and files do not. */
const COUNTED = new Set([
  ...['account', 'contact', 'lead', 'opportunity', 'case', 'task', 'event']
]);

/** How much of its data storage the org has used. */
export class DataStorage {
  /** Megabytes. */
  readonly max: number;
  private readonly store: Store;

  constructor(store: Store, max: number) {
    this.store = store;
    this.max = max;
  }

  /** Whole megabytes, the one that has begun among them. */
  get used(): number {
    return Math.ceil((this.rows() * KB_PER_ROW) / 1024);
  }

  private rows(): number {
    let rows = 0;
    for (const { name } of this.store.schema.objects.values()) {
      if (!name.endsWith('__c') && !COUNTED.has(name.toLowerCase())) continue;
      const count = this.store.prepare(`SELECT COUNT(*) FROM "${name}" WHERE "IsDeleted" = 0`);
      rows += count.pluck().get() as number;
    }
    return rows;
  }
}
