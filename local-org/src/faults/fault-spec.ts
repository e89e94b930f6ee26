import { z } from 'zod';

const one = z
  .strictObject({
    kind: z.enum([
      'status',
      'empty500AfterCommit',
      'resetBeforeCommit',
      'resetAfterCommit',
      'lock',
      'expireToken',
      'slow'
    ]),
    /** Pattern over `<call kind> <METHOD> <path>` and, for `lock`, ` <object>`; absent = every call. */
    match: z.string().refine(isPattern, 'not a regular expression').optional(),
    /** How often it strikes (calls, or rows for `lock`); absent = until cleared. */
    times: z.int().positive().optional(),
    /** How many matching calls or rows pass unharmed first. */
    after: z.int().nonnegative().optional(),
    /** Chance of striking at each match, drawn from `seed`. */
    probability: z.number().min(0).max(1).optional(),
    seed: z.int().optional(),
    /** HTTP status of `status`; 503 when absent. */
    status: z.int().min(400).max(599).optional(),
    /** Delay of `slow` in milliseconds; 1,000 when absent. */
    milliseconds: z.int().positive().optional()
  })
  .readonly();

/** One planned fault, as posted to `/local-org/faults`. */
export type FaultSpec = z.infer<typeof one>;

/** What `/local-org/faults` accepts: one fault or a list. */
export const faultSpecs = z.union([one.transform((fault) => [fault]), z.array(one)]);

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
