import type { ExceptionState, Receipt, RowError } from '../../domain/index.ts';
import {
  backoffMs,
  classifyRowError,
  relativesOf,
  remedyFor,
  type Backoff
} from '../../rules/index.ts';
import type { Row } from './row.ts';

/** Where one row in five meets a lock, one in ten million meets ten. */
export const TRIES_PER_RUN = 10;
const ATTEMPTS = 2 * TRIES_PER_RUN;
const LATER: Backoff = { baseMs: 60_000, maxMs: 30 * 60_000 };

/** Of rows that were not refused: they wait for another one. */
export const PARENT_MISSING = 'PARENT_MISSING';
/** Of an activity that is in the org, without the member it is addressed to. */
export const RECIPIENT_MISSING = 'RECIPIENT_MISSING';

const UNKNOWN_FIELD =
  'Update the package in the org, or let the integration user see the field that the message names.';

/** What becomes of a row. */
export type Verdict =
  | { readonly kind: 'landed'; readonly row: Row; readonly created: boolean }
  /** Back into the queue. */
  | { readonly kind: 'again'; readonly row: Row }
  /** Back into the queue behind its parents, which the org did not know. */
  | { readonly kind: 'with-parents'; readonly row: Row; readonly unknown: readonly string[] }
  | { readonly kind: 'excepted'; readonly row: Row; readonly cause: ExceptionCause }
  /** Nothing more can be sent until an admin has changed something. */
  | { readonly kind: 'stop'; readonly row: Row; readonly error: RowError };

export interface ExceptionCause extends Omit<RowError, 'collective'> {
  readonly state: ExceptionState;
  readonly remedy: string;
  readonly attempts: number;
  /** From now; null when time alone changes nothing. */
  readonly retryInMs: number | null;
  readonly parentKey: string | null;
}

export interface JudgeContext {
  /** Keys of parents that are not in the org yet: waiting for them makes sense. */
  readonly absentParents: { has(key: string): boolean };
  /** Keys of parents that were sent again in this run, because a child did not find one. */
  readonly resentParents: { has(key: string): boolean };
  /** Rows that shared the Collection. */
  readonly together: number;
  /** Milliseconds. */
  readonly now: number;
  readonly backoff: Backoff;
  /** From 0 up to 1. */
  readonly random: number;
}

/** Decides by the code of the refusal, never by its text. */
export function judge(row: Row, receipt: Receipt, context: JudgeContext): Verdict {
  if (receipt.outcome !== 'failed') {
    return { kind: 'landed', row, created: receipt.outcome === 'created' };
  }
  const { error } = receipt;
  const errorClass = classifyRowError(error.code);
  if (errorClass === 'transient') return later(row, error, context);
  const isClosed = errorClass === 'admin' || (errorClass === 'schema' && error.collective);
  if (isClosed) return { kind: 'stop', row, error };
  // The guilty row of a refused Collection is found by halving it.
  if (error.collective && context.together > 1) {
    return { kind: 'again', row: { ...row, together: Math.floor(context.together / 2) } };
  }
  if (errorClass === 'missing-parent' && row.write.parentKeys.length > 0) {
    return missingParent(row, error, context);
  }
  return excepted(row, error, { state: 'parked' });
}

/** The verdict on a row that is not even sent, because a parent is excepted. */
export function waitFor(row: Row, parentKey: string): Verdict {
  const error = { code: PARENT_MISSING, field: null, message: `Waits for ${parentKey}.` };
  const remedy = 'Nothing to do here: sent as soon as the record it belongs to has landed.';
  return excepted(row, error, { state: 'waiting', parentKey, remedy });
}

function later(row: Row, error: RowError, context: JudgeContext): Verdict {
  const tried = { ...row, tries: row.tries + 1, attempts: row.attempts + 1 };
  if (tried.attempts >= ATTEMPTS) return excepted(tried, error, { state: 'parked' });
  if (tried.tries >= TRIES_PER_RUN) {
    const retryInMs = backoffMs(tried.attempts / TRIES_PER_RUN, LATER, 1);
    return excepted(tried, error, { state: 'retry', retryInMs });
  }
  const notBefore = context.now + backoffMs(tried.tries, context.backoff, context.random);
  return { kind: 'again', row: { ...tried, notBefore } };
}

function missingParent(
  row: Row,
  error: RowError,
  { absentParents, resentParents }: JudgeContext
): Verdict {
  const needed = relativesOf(row.write);
  // Queued again, the row is held, set aside or sent without its recipient, whichever fits.
  if (needed.some((key) => absentParents.has(key))) return { kind: 'again', row };
  if (!row.parentsResent) {
    const named = needed.filter((key) => error.message.includes(key));
    const unknown = named.length > 0 ? named : needed;
    return { kind: 'with-parents', row: { ...row, parentsResent: true }, unknown };
  }
  // All parents are there: the same code then means a field that the org does not have.
  if (needed.every((key) => resentParents.has(key))) {
    return excepted(row, error, { state: 'parked', remedy: UNKNOWN_FIELD });
  }
  const missing = needed.find((key) => !resentParents.has(key)) ?? null;
  return excepted(row, error, { state: 'waiting', parentKey: missing });
}

function excepted(
  row: Row,
  { code, field, message }: Omit<RowError, 'collective'>,
  rest: Partial<ExceptionCause> & Pick<ExceptionCause, 'state'>
): Verdict {
  const cause = {
    code,
    field,
    message,
    remedy: remedyFor(code),
    attempts: row.attempts,
    retryInMs: null,
    parentKey: null,
    ...rest
  };
  return { kind: 'excepted', row, cause };
}
