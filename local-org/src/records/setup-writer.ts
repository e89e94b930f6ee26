import type { Clock } from '../clock.ts';
import { stampOf } from './encode-time.ts';
import { stampUpdate, type Writer } from './fill-rows.ts';
import { insertSystemRow, systemDraft, type Values } from './insert-system-row.ts';
import type { StoredRow } from './row-result.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';
import { noteWrite, updateDraft } from './write-rows.ts';

/** Writes rows of the org itself, past rights and checks: only what starts an org may use it. */
export class SetupWriter {
  private readonly store: Store;
  private readonly writer: Writer;

  constructor(store: Store, clock: Clock, userId: string) {
    this.store = store;
    this.writer = { userId, stamp: stampOf(clock.now()) };
  }

  has(objectName: string, match: Values): boolean {
    return this.find(objectName, match) !== undefined;
  }

  /** The id of the row with these columns; a new one gets the other values too. */
  ensure(objectName: string, match: Values, values: Values = {}): string {
    return this.find(objectName, match)?.id ?? this.insert(objectName, { ...match, ...values });
  }

  /** The same, but a row that is there takes over the values. */
  put(objectName: string, match: Values, values: Values): string {
    const found = this.find(objectName, match);
    if (!found) return this.insert(objectName, { ...match, ...values });
    const changed = Object.entries(values).filter(([name, value]) => found.row[name] !== value);
    if (changed.length > 0) this.update(objectName, found.id, Object.fromEntries(changed));
    return found.id;
  }

  /** Deletes the rows with these columns whose key is not among those to keep. */
  removeOthers(objectName: string, match: Values, key: string, keep: readonly string[]): void {
    const where = Object.keys(match).map((name) => `${quoteName(name)} = ?`);
    const others = `${quoteName(key)} NOT IN (SELECT value FROM json_each(?))`;
    const sql = `DELETE FROM ${quoteName(objectName)} WHERE ${[...where, others].join(' AND ')}`;
    this.store.prepare(sql).run(...Object.values(match), JSON.stringify(keep));
    noteWrite(this.store, objectName);
  }

  private find(objectName: string, match: Values): { id: string; row: StoredRow } | undefined {
    const where = Object.keys(match).map((name) => `${quoteName(name)} = ?`);
    const row = this.store
      .prepare(`SELECT * FROM ${quoteName(objectName)} WHERE ${where.join(' AND ')}`)
      .get(Object.values(match)) as StoredRow | undefined;
    return row && { id: String(row['Id']), row };
  }

  private insert(objectName: string, values: Values): string {
    return insertSystemRow(this.store, this.writer, objectName, values);
  }

  private update(objectName: string, id: string, values: Values): void {
    const { plan, draft } = systemDraft(this.store, objectName, values);
    draft.id = id;
    draft.operation = 'update';
    stampUpdate(plan, draft, this.writer);
    updateDraft(this.store, plan, draft);
    noteWrite(this.store, objectName);
  }
}
