/** How rows of one object reach the org. */
export type WritePath = 'nothing' | 'composite' | 'bulk';

/** What the choice of a path depends on. */
export interface PathFacts {
  /** Of one object, still to be sent. */
  readonly rows: number;
  /** API calls that the org has left today; null when it has not said yet. */
  readonly callsLeft: number | null;
  /** API calls below which every further one is precious. */
  readonly callReserve: number;
  /** Bulk batches that the org has left today; null when it has not said yet. */
  readonly batchesLeft: number | null;
  /** Bulk batches of a whole day (documented: 15,000, shared with Bulk 1.0). */
  readonly batchesPerDay: number;
}

/** One Composite carries five Collections of 200 rows (documented: Composite, Collections). */
const ROWS_PER_COMPOSITE = 1_000;
/** A clean Bulk job costs create, upload, close and about four polls: eight Composites' worth. */
export const BULK_ABOVE = 8_000;
/** Above this a Bulk job is cheaper than single Collections: the line when calls run out. */
const BULK_ABOVE_WHEN_SHORT = 1_400;
/** Other tools of the org live on the same Bulk batches: their last tenth is left alone. */
const BATCH_RESERVE = 0.1;

/**
 * The cheapest path in API calls. Scarce Bulk batches force the synchronous path, scarce API calls
 * force Bulk; when both are scarce the batches decide, since they are shared with every other tool.
 */
export function choosePath(facts: PathFacts): WritePath {
  const { rows, callsLeft, callReserve, batchesLeft, batchesPerDay } = facts;
  if (rows === 0) return 'nothing';
  if (batchesLeft !== null && batchesLeft < batchesPerDay * BATCH_RESERVE) return 'composite';
  const isShort = callsLeft !== null && callsLeft < callReserve;
  return rows > (isShort ? BULK_ABOVE_WHEN_SHORT : BULK_ABOVE) ? 'bulk' : 'composite';
}

/** API calls for so many rows in Composites. */
export function compositeCalls(rows: number): number {
  return Math.ceil(rows / ROWS_PER_COMPOSITE);
}

/** How an org works off a Bulk job. */
export interface BulkPace {
  readonly queueSeconds: number;
  readonly rowsPerSecond: number;
  /** Documented: at most 100 MB of CSV per job. */
  readonly rowsPerJob: number;
}

/** API calls for so many rows in Bulk jobs without a refused row: create, upload, close, polls. */
export function bulkCalls(
  rows: number,
  { queueSeconds, rowsPerSecond, rowsPerJob }: BulkPace
): number {
  let calls = 0;
  for (let left = rows; left > 0; left -= rowsPerJob) {
    const seconds = queueSeconds + Math.min(left, rowsPerJob) / rowsPerSecond;
    calls += 3 + pollsUntil(seconds);
  }
  return calls;
}

/** Seconds to wait before the given poll of a Bulk job (1 = the first): 5, 10, 20, 30, then 60. */
export function pollPause(poll: number): number {
  return [5, 10, 20, 30][poll - 1] ?? 60;
}

function pollsUntil(seconds: number): number {
  let polls = 0;
  for (let waited = 0; polls === 0 || waited < seconds;) {
    polls += 1;
    waited += pollPause(polls);
  }
  return polls;
}
