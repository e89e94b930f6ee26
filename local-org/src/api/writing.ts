import type { Org } from '../org.ts';
import type { RowFailure, RowResult } from '../records/index.ts';
import type { Call } from './call.ts';

interface RowWrite<T> {
  readonly object: string;
  readonly rows: readonly T[];
  readonly allOrNone: boolean;
  /** The id of a row that exists already, for the text of a lock error. */
  idOf?(row: T): unknown;
  perform(rows: readonly T[]): RowResult[];
}

/** Writes rows of one object, lets planned locks strike first, and tells the ledger. */
export function writeRows<T>(org: Org, call: Call, write: RowWrite<T>): RowResult[] {
  call.tally.tried = true;
  const locked = write.rows.map(() => org.faults.locksRow(`${call.description} ${write.object}`));
  const results = locked.includes(true)
    ? aroundLocks(org, call, write, locked)
    : write.perform(write.rows);
  call.tally.rows += results.filter((result) => result.success).length;
  return results;
}

/** The results of a call that was undone: the guilty rows keep their own errors. */
export function allRolledBack(results: readonly RowResult[]): RowFailure[] {
  return results.map((result) => (result.success ? rolledBack(result.created) : result));
}

/** Thrown inside a store transaction to undo it; carries the answer that stays true afterwards. */
export class Undo<T> extends Error {
  readonly answer: T;

  constructor(answer: T) {
    super('undo');
    this.answer = answer;
  }
}

/** Runs the work in one transaction; when it ends with an `Undo`, its writes are gone and its answer is returned. */
export function undoable<T>(org: Org, call: Call, work: () => T): T {
  const before = call.tally.rows;
  try {
    return org.store.transaction(work);
  } catch (error) {
    call.tally.rows = before;
    if (error instanceof Undo) return error.answer as T;
    throw error;
  }
}

/** What a good row reports when another row undid the whole call (recorded). */
function rolledBack(created: boolean): RowFailure {
  const message =
    'Record rolled back because not all records were valid and the request was using AllOrNone header';
  return {
    success: false,
    created,
    errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }]
  };
}

function aroundLocks<T>(
  org: Org,
  call: Call,
  write: RowWrite<T>,
  locked: readonly boolean[]
): RowResult[] {
  const free = write.rows.filter((_, index) => !locked[index]);
  const results = undoable(org, call, () => {
    const written = write.perform(free);
    if (write.allOrNone) throw new Undo(allRolledBack(written));
    return written;
  });
  let next = 0;
  return write.rows.map((row, index) =>
    locked[index] ? lockError(write.idOf?.(row)) : (results[next++] as RowResult)
  );
}

function lockError(id: unknown): RowFailure {
  const named = typeof id === 'string' ? `: ${id}` : '';
  const message = `unable to obtain exclusive access to this record or 1 records${named}`;
  return {
    success: false,
    created: false,
    errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }]
  };
}
