import { z } from 'zod';
import { apiStanding } from './api-use.ts';
import { connectionAnswer } from './connection.ts';
import { run } from './run.ts';
import { outboxCounts } from './status.ts';

const instant = z.iso.datetime();
const amount = z.int().nonnegative();
const { state, authKind, environment, capability, direction } = connectionAnswer.shape;

/** How one connection syncs; of the teammates only how many domains there are. */
const bundledSettings = z.object({
  intervalMinutes: amount,
  readMinutes: amount,
  createContacts: z.boolean(),
  matchRules: z.array(z.string()).readonly(),
  teammateDomains: amount,
  activityTypes: z.array(z.string()).readonly().nullable(),
  privacyLevel: z.enum(['counts', 'metadata', 'snippet', 'full']),
  retentionDays: amount.nullable(),
  retentionNewest: amount,
  storageCapMb: amount.nullable(),
  apiSharePercent: amount
});

/** A connection without what identifies the org or its people. */
const bundledConnection = z.object({
  id: z.string(),
  ...{ state, authKind, environment, capability, direction },
  /** Without tokens and addresses. */
  stateReason: z.string().nullable(),
  namespace: z.string(),
  packageVersion: z.string().nullable(),
  settings: bundledSettings,
  verification: z
    .object({
      at: instant,
      findings: z
        .array(
          z.object({
            code: z.string(),
            object: z.string(),
            field: z.string(),
            right: z.enum(['read', 'create', 'edit', 'delete', ''])
          })
        )
        .readonly()
    })
    .nullable(),
  outbox: outboxCounts,
  apiUse: apiStanding,
  /** The newest first; messages without tokens and addresses. */
  runs: z.array(run).readonly(),
  issues: z
    .array(
      z.object({
        code: z.string(),
        object: z.string(),
        field: z.string(),
        count: amount,
        lastSeenAt: instant
      })
    )
    .readonly()
});

/** States, counts and codes for who looks for a fault; nobody's data and no secret. */
export const supportBundleAnswer = z.object({
  madeAt: instant,
  /** Version of Node. */
  node: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  counts: z.object({
    communities: amount,
    members: amount,
    activities: amount,
    sessions: amount
  }),
  connections: z.array(bundledConnection).readonly()
});
export type SupportBundleAnswer = z.infer<typeof supportBundleAnswer>;
