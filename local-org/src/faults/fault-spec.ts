import { z } from 'zod';

const pattern = z.string().refine(isPattern, 'not a regular expression');

/** When a fault strikes; what every kind has. */
const when = {
  /** Pattern over `<call kind> <METHOD> <path>` and, for rows, ` <object>`; absent = every call. */
  match: pattern.optional(),
  /** How often it strikes (calls, rows or jobs); absent = until cleared. */
  times: z.int().positive().optional(),
  /** How many matching calls, rows or jobs pass unharmed first. */
  after: z.int().nonnegative().optional(),
  /** Chance of striking at each match, drawn from `seed`. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional()
};

/** Faults of single rows look into the row, too. */
const row = {
  ...when,
  /** Pattern over the row as JSON: names one parent by its id or key, for instance. */
  row: pattern.optional()
};

const one = z
  .discriminatedUnion('kind', [
    /** The call ends in an error before it does anything; 503 without `status`. */
    z.strictObject({
      kind: z.literal('status'),
      ...when,
      status: z.int().min(400).max(599).optional(),
      errorCode: z.string().min(1).optional(),
      message: z.string().optional()
    }),
    z.strictObject({ kind: z.literal('empty500AfterCommit'), ...when }),
    z.strictObject({ kind: z.literal('resetBeforeCommit'), ...when }),
    z.strictObject({ kind: z.literal('resetAfterCommit'), ...when }),
    /** The session (or, at the token endpoint, the grant) is over. */
    z.strictObject({ kind: z.literal('expireToken'), ...when }),
    /** The call takes so long on the org's clock; 1,000 without `milliseconds`. */
    z.strictObject({
      kind: z.literal('slow'),
      ...when,
      milliseconds: z.int().positive().optional()
    }),
    /** `requests`: the day's calls are used up; `concurrent`: one long request too many; `storage`: no new rows. */
    z.strictObject({
      kind: z.literal('limit'),
      ...row,
      limit: z.enum(['requests', 'concurrent', 'storage'])
    }),
    /** Another transaction holds the row or its parent. */
    z.strictObject({ kind: z.literal('lock'), ...row }),
    /** The row is refused with this code, as a trigger or flow of the customer would. */
    z.strictObject({
      kind: z.literal('row'),
      ...row,
      errorCode: z.string().min(1),
      message: z.string().optional()
    }),
    /** The row's transaction began so many seconds ago: it is stamped then and seen only now. */
    z.strictObject({ kind: z.literal('late'), ...row, seconds: z.number().positive() }),
    /** The Bulk job fails after so many of its batches; what they wrote stays. */
    z.strictObject({ kind: z.literal('failJob'), ...when, batches: z.int().nonnegative() })
  ])
  .readonly();

/** One planned fault, as posted to `/local-org/faults`. */
export type FaultSpec = z.infer<typeof one>;

/** What `/local-org/faults` and `--faults` accept: one fault or a list. */
export const faultSpecs = z.union([one.transform((fault) => [fault]), z.array(one)]);

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
