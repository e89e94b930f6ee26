import type { RowFault } from '../faults/index.ts';
import type { Org } from '../org.ts';
import type { RowFailure, RowResult } from '../records/index.ts';
import type { Call } from './call.ts';

/** On whose account rows are written: a call's or a Bulk job's. */
export type Writing = Pick<Call, 'description' | 'tally'>;

interface RowWrite<T> {
  readonly object: string;
  readonly rows: readonly T[];
  readonly allOrNone: boolean;
  /** The id of a row that exists already, for the text of a lock error. */
  idOf?(row: T): unknown;
  perform(rows: readonly T[]): RowResult[];
}

/** Writes rows of one object, lets planned faults of rows strike first, and tells the ledger. */
export function writeRows<T>(org: Org, call: Writing, write: RowWrite<T>): RowResult[] {
  call.tally.tried = true;
  const description = `${call.description} ${write.object}`;
  const refusals = write.rows.map((row) => org.faults.atRow(description, row, write.idOf?.(row)));
  const secondsLate = org.faults.secondsLate(description, write.rows);
  const results = org.stampClock.behind(secondsLate, () =>
    refusals.some((refusal) => refusal)
      ? aroundRefusals(org, call, write, refusals)
      : write.perform(write.rows)
  );
  markUnconfirmed(org, results);
  call.tally.rows += results.filter((result) => result.success).length;
  return results;
}

function markUnconfirmed(org: Org, results: readonly RowResult[]): void {
  const errors = results.flatMap((result) => (result.success ? [] : result.errors));
  for (const { statusCode } of errors) {
    if (statusCode === 'DUPLICATES_DETECTED') org.unconfirmed('the JSON form of duplicateResult');
    if (statusCode === 'UNABLE_TO_LOCK_ROW') org.unconfirmed('the text of UNABLE_TO_LOCK_ROW');
  }
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
export function undoable<T>(org: Org, call: Writing, work: () => T): T {
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

function aroundRefusals<T>(
  org: Org,
  call: Writing,
  write: RowWrite<T>,
  refusals: readonly (RowFault | undefined)[]
): RowResult[] {
  const free = write.rows.filter((_, index) => !refusals[index]);
  const results = undoable(org, call, () => {
    const written = write.perform(free);
    if (write.allOrNone) throw new Undo(allRolledBack(written));
    return written;
  });
  let next = 0;
  return refusals.map((refusal) => (refusal ? refusedBy(refusal) : (results[next++] as RowResult)));
}

function refusedBy({ statusCode, message }: RowFault): RowFailure {
  return { success: false, created: false, errors: [{ statusCode, message, fields: [] }] };
}
