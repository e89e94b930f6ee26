import { z } from 'zod';
import { entityId, pageLimit } from './params.ts';

const instant = z.iso.datetime();
const amount = z.int().nonnegative();

const runKind = z.enum(['sync', 'backfill', 'rehearsal']);
const runStatus = z.enum([
  'running',
  'done',
  'done_with_parked',
  'paused',
  'failed',
  'interrupted'
]);

export const run = z.object({
  id: z.string(),
  kind: runKind,
  status: runStatus,
  startedAt: instant,
  finishedAt: instant.nullable(),
  created: amount,
  updated: amount,
  unchanged: amount,
  parked: amount,
  apiCalls: amount,
  message: z.string().nullable()
});
export type RunAnswer = z.infer<typeof run>;

/** A run that goes on after the answer. */
export const startedRun = z.object({ run });
export type StartedRunAnswer = z.infer<typeof startedRun>;

/** `before`: id of the last run of the page before. */
export const runPage = z.strictObject({
  kind: runKind.exactOptional(),
  status: runStatus.exactOptional(),
  before: entityId.exactOptional(),
  limit: pageLimit
});
export const runList = z.object({ runs: z.array(run).readonly() });
export type RunListAnswer = z.infer<typeof runList>;

export const runParams = z.strictObject({ id: entityId, run: entityId });

/** `after`: `seq` of the last row of the page before. */
export const runRowPage = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: pageLimit
});
export const runRows = z.object({
  rows: z.array(
    z.object({
      object: z.string(),
      key: z.string(),
      seq: amount,
      changedAt: instant,
      /** What it is now: in the org, or why not. */
      state: z.enum(['in_org', 'retry', 'waiting', 'parked']),
      code: z.string().nullable(),
      message: z.string().nullable(),
      remedy: z.string().nullable()
    })
  )
});
export type RunRowsAnswer = z.infer<typeof runRows>;
