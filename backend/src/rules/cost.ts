import { BULK_ABOVE, bulkCalls, compositeCalls, type BulkPace } from './write-path.ts';

/** Documented: Salesforce counts 2 KB of data storage for almost every record, whatever it holds. */
const KB_PER_ROW = 2;
/** An org at an ordinary pace, and how many lean rows fill a Bulk job. */
const ASSUMED_PACE: BulkPace = { queueSeconds: 20, rowsPerSecond: 1_000, rowsPerJob: 150_000 };
/** An org takes 0.6 to 3 seconds for 200 rows; the slow end, until a run has measured it. */
export const ASSUMED_ROWS_PER_SECOND = 70;

/** What bringing rows to an org will take. */
export interface CostEstimate {
  readonly rows: number;
  readonly apiCalls: number;
  /** If none of the rows is there yet. */
  readonly storageMb: number;
  readonly minutes: number;
}

/** @param reads API calls besides those that carry rows */
export function estimateCost(
  rows: number,
  { reads, rowsPerSecond }: { readonly reads: number; readonly rowsPerSecond: number }
): CostEstimate {
  return {
    rows,
    apiCalls: callsFor(rows) + reads,
    storageMb: storageMb(rows),
    minutes: Math.ceil(rows / rowsPerSecond / 6) / 10
  };
}

/** By the path the push will take. */
function callsFor(rows: number): number {
  return rows > BULK_ABOVE ? bulkCalls(rows, ASSUMED_PACE) : compositeCalls(rows);
}

/** Megabytes that so many rows take in the org, with one decimal. */
export function storageMb(rows: number): number {
  return Math.round((rows * KB_PER_ROW * 10) / 1024) / 10;
}

/** How many rows fit into so many megabytes. */
export function rowsInStorage(megabytes: number): number {
  return Math.floor((megabytes * 1024) / KB_PER_ROW);
}
