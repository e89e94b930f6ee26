import { z } from 'zod';
import { apiStanding } from './api-use.ts';
import { capabilityName, directionName } from './connection.ts';
import { issue } from './issue.ts';
import { run } from './run.ts';
import { storageUse } from './storage.ts';

const instant = z.iso.datetime();
const amount = z.int().nonnegative();

export const connectionSummary = z.object({
  id: z.string(),
  name: z.string(),
  instanceUrl: z.string(),
  orgId: z.string(),
  username: z.string(),
  namespace: z.string(),
  state: z.enum(['connected', 'degraded', 'expired', 'disconnected', 'revoked']),
  stateReason: z.string().nullable(),
  capability: capabilityName.exclude(['content']),
  direction: directionName
});

export const outboxCounts = z.object({ pending: amount, waiting: amount, parked: amount });

export const schedule = z.object({ intervalMinutes: amount, nextRunAt: instant.nullable() });

export const statusAnswer = z.object({
  connection: connectionSummary.nullable(),
  outbox: outboxCounts,
  counts: z.object({
    communities: amount,
    members: amount,
    activities: amount,
    sessions: amount
  }),
  apiUse: z.object({ callsLast24Hours: amount, org: apiStanding.nullable() }),
  storage: storageUse.nullable(),
  schedule,
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
