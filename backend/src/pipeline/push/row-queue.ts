import { isParent } from './planner.ts';
import { rowKey, type Row } from './row.ts';

/** Rows of this run that are not settled; one per record, the latest wins. */
export class RowQueue {
  private readonly byKey = new Map<string, Row>();
  /** Communities and members among them, by external id. */
  private readonly parents = new Set<string>();

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      this.byKey.set(rowKey(row.write), row);
      if (isParent(row.write.object)) this.parents.add(row.write.externalId);
    }
  }

  /** Leaves those alone that are queued already. */
  addMissing(rows: readonly Row[]): void {
    this.add(rows.filter((row) => !this.byKey.has(rowKey(row.write))));
  }

  remove(rows: readonly Row[]): void {
    for (const row of rows) {
      this.byKey.delete(rowKey(row.write));
      if (isParent(row.write.object)) this.parents.delete(row.write.externalId);
    }
  }

  hasParent(externalId: string): boolean {
    return this.parents.has(externalId);
  }

  get size(): number {
    return this.byKey.size;
  }

  rows(): Row[] {
    return [...this.byKey.values()];
  }
}
