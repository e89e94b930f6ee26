import { PARENTS } from './planner.ts';
import { RecordMap } from './record-map.ts';
import type { Row } from './row.ts';

/** Rows of this run that are not settled; one per record, the latest wins. */
export class RowQueue {
  private readonly records = new RecordMap<Row>();

  add(rows: readonly Row[]): void {
    for (const row of rows) this.records.set(row.write, row);
  }

  /** Leaves those alone that are queued already. */
  addMissing(rows: readonly Row[]): void {
    this.add(rows.filter((row) => !this.records.has(row.write)));
  }

  remove(rows: readonly Row[]): void {
    for (const row of rows) this.records.delete(row.write);
  }

  /** A community or member. */
  hasParent(externalId: string): boolean {
    return PARENTS.some((object) => this.records.has({ object, externalId }));
  }

  get size(): number {
    return this.records.size;
  }

  /** Parents before children. */
  rows(): Row[] {
    return this.records.values();
  }
}
