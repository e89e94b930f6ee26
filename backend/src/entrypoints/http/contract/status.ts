import { z } from 'zod';
import { apiStanding } from './api-use.ts';

const instant = z.iso.datetime();
const amount = z.int().nonnegative();
const megabytes = z.number().nonnegative();

const connection = z.object({
  id: z.string(),
  name: z.string(),
  instanceUrl: z.string(),
  orgId: z.string(),
  username: z.string(),
  namespace: z.string(),
  state: z.enum(['connected', 'degraded', 'expired', 'disconnected', 'revoked']),
  stateReason: z.string().nullable()
});

const run = z.object({
  id: z.string(),
  status: z.enum(['running', 'done', 'done_with_parked', 'paused', 'failed', 'interrupted']),
  startedAt: instant,
  finishedAt: instant.nullable(),
  created: amount,
  updated: amount,
  unchanged: amount,
  parked: amount,
  apiCalls: amount,
  message: z.string().nullable()
});

const issue = z.object({
  object: z.string(),
  recordKey: z.string(),
  field: z.string(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  firstSeenAt: instant,
  lastSeenAt: instant
});

const storageUse = z.object({
  rows: amount,
  mb: megabytes,
  capMb: amount.nullable(),
  org: z.object({ maxMb: amount, leftMb: amount, at: instant }).nullable(),
  mbPerDay: megabytes,
  capReachedOn: z.iso.date().nullable(),
  orgFullOn: z.iso.date().nullable()
});

export const statusAnswer = z.object({
  connection: connection.nullable(),
  outbox: z.object({ pending: amount, waiting: amount, parked: amount }),
  counts: z.object({
    communities: amount,
    members: amount,
    activities: amount,
    sessions: amount
  }),
  apiUse: z.object({ callsLast24Hours: amount, org: apiStanding.nullable() }),
  storage: storageUse.nullable(),
  schedule: z.object({ intervalMinutes: amount, nextRunAt: instant.nullable() }),
  lastImport: z
    .object({
      connector: z.string(),
      state: z.enum(['running', 'done', 'failed']),
      accepted: amount,
      duplicates: amount,
      rejected: amount,
      startedAt: instant,
      finishedAt: instant.nullable(),
      message: z.string().nullable()
    })
    .nullable(),
  lastRuns: z.array(run).readonly(),
  issues: z.array(issue).readonly()
});
export type StatusAnswer = z.infer<typeof statusAnswer>;
