import type { TargetObject } from '../../domain/index.ts';
import { csvSize } from '../../adapters/salesforce/index.ts';
import { lockOf } from './next-call.ts';
import type { Row } from './row.ts';

/** Documented: at most 100 MB of CSV; a row may have grown until it is uploaded. */
const MAX_BYTES = 98_000_000;
/** Keeps what is remembered of the rows below some tens of megabytes. */
const MAX_ROWS = 250_000;

interface Place {
  readonly externalId: string;
  readonly lock: string;
  readonly isNew: boolean;
}

/** The rows of one Bulk job: their keys only, since their content is read again while it is uploaded. */
export class BulkWindow {
  readonly object: TargetObject;
  private readonly places: Place[] = [];
  private readonly names = new Set<string>();
  private bytes = 0;

  constructor(object: TargetObject) {
    this.object = object;
  }

  add(row: Row): void {
    const { externalId, fields } = row.write;
    this.places.push({ externalId, lock: lockOf(row.write), isNew: row.isNew });
    this.bytes += csvSize(row.write);
    for (const name of Object.keys(fields)) this.names.add(name);
  }

  get hasRoom(): boolean {
    return this.bytes < MAX_BYTES && this.places.length < MAX_ROWS;
  }

  /** Every field that occurs in a row. */
  get fields(): ReadonlySet<string> {
    return this.names;
  }

  /** Sorted by the record that is locked while a row is written: batches that run side by side share few. */
  keys(): string[] {
    const sorted = this.places.toSorted(
      (a, b) => Number(a.lock > b.lock) - Number(a.lock < b.lock)
    );
    return sorted.map(({ externalId }) => externalId);
  }

  newKeys(): ReadonlySet<string> {
    return new Set(this.places.filter(({ isNew }) => isNew).map(({ externalId }) => externalId));
  }
}
