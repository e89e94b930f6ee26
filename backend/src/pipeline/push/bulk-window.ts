import type { TargetObject } from '../../domain/index.ts';
import { csvSize } from '../../adapters/salesforce/index.ts';
import type { Row } from './row.ts';

/** Documented: at most 100 MB of CSV; a row may have grown until it is uploaded. */
const MAX_BYTES = 98_000_000;
/** Keeps what is remembered of the rows below some tens of megabytes. */
const MAX_ROWS = 250_000;
/** Documented: a job is worked off in batches of 10,000 rows, of which a day has 15,000. */
const ROWS_PER_BATCH = 10_000;
/** The log is not read in smaller steps, though a batch may get a few rows more than it holds. */
const FEW_ROWS = 100;

/**
 * The rows of one Bulk job: their keys only, since their content is read again while it is uploaded. Lists of
 * plain values instead of an object a row: of a long history they are most of what a run holds in memory.
 */
export class BulkWindow {
  readonly object: TargetObject;
  private readonly keys: string[] = [];
  private readonly isNewAt: boolean[] = [];
  private readonly lockAt: number[] = [];
  private readonly names = new Set<string>();
  private bytes = 0;

  constructor(object: TargetObject) {
    this.object = object;
  }

  add(row: Row): void {
    const { externalId, fields } = row.write;
    this.keys.push(externalId);
    this.isNewAt.push(row.isNew);
    this.lockAt.push(row.place);
    this.bytes += csvSize(row.write);
    for (const name of Object.keys(fields)) this.names.add(name);
  }

  /** How many rows. */
  get size(): number {
    return this.keys.length;
  }

  /** How many rows fill its last batch, or the next one if that still fits; 0 when it is full. */
  get room(): number {
    const rows = this.size;
    const room = ROWS_PER_BATCH - (rows % ROWS_PER_BATCH);
    const bytes = rows === 0 ? 0 : (this.bytes / rows) * (rows + room);
    return bytes > MAX_BYTES || rows + room > MAX_ROWS ? 0 : Math.max(room, FEW_ROWS);
  }

  /** Every field that occurs in a row. */
  get fields(): ReadonlySet<string> {
    return this.names;
  }

  /** External ids, by place. */
  get externalIds(): readonly string[] {
    return this.keys;
  }

  isNew(place: number): boolean {
    return this.isNewAt[place] === true;
  }

  /** Sorted by the record that is locked while a row is written: batches that run side by side share few. */
  places(): Uint32Array {
    const lockOf = (place: number) => this.lockAt[place] ?? 0;
    return Uint32Array.from(this.keys.keys()).sort((a, b) => lockOf(a) - lockOf(b) || a - b);
  }
}
