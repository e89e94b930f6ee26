import { z } from 'zod';
import { backfillProgress } from './backfill.ts';
import { entityId, pageLimit } from './params.ts';
import { run } from './run.ts';
import { connectionSummary, outboxCounts, schedule } from './status.ts';

const instant = z.iso.datetime();
const amount = z.int().nonnegative();

export const syncView = z.object({
  connection: connectionSummary,
  /** Null when nobody has looked yet at what the integration user may do. */
  verification: z
    .object({
      ...{ at: instant, missing: amount },
      /** What a run could not write any more since. */
      lostSince: z.array(z.string()).readonly()
    })
    .nullable(),
  schedule,
  outbox: outboxCounts,
  /** The run going on, with where it is. */
  running: run
    .extend({
      progress: z
        .object({ stage: z.enum(['pull', 'identity', 'rollups', 'push']), done: amount })
        .nullable()
    })
    .nullable(),
  /** The newest sync or backfill that came to its end. */
  lastRun: run.nullable(),
  /** The newest of any kind and status. */
  newestRun: run.nullable(),
  backfill: backfillProgress.nullable()
});
export type SyncViewAnswer = z.infer<typeof syncView>;

/** `unverified`: start although the last verification is missing or was not passed. */
export const syncStart = z.strictObject({ unverified: z.boolean().default(false) });

const settingInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('switch') }),
  z.object({
    kind: z.literal('choice'),
    options: z.array(z.union([z.string(), z.number()])).readonly()
  }),
  z.object({ kind: z.literal('choices'), options: z.array(z.string()).readonly() }),
  z.object({
    kind: z.literal('number'),
    min: z.number(),
    max: z.number(),
    optional: z.boolean()
  }),
  z.object({ kind: z.literal('texts'), optional: z.boolean() })
]);

const settingValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).readonly(),
  z.null()
]);
export type SettingValue = z.infer<typeof settingValue>;

/** Every setting with its value, and how people give it. */
export const syncSettings = z.object({
  settings: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      meaning: z.string(),
      input: settingInput,
      value: settingValue
    })
  )
});
export type SyncSettingsAnswer = z.infer<typeof syncSettings>;
export type SettingAnswer = SyncSettingsAnswer['settings'][number];

/** New values by name; what is not named stays. The settings' own schema judges them. */
export const settingsChange = z.record(z.string().max(60), settingValue);

const plan = z.object({
  id: z.string(),
  createdAt: instant,
  /** When it was run; null while it was not. */
  usedAt: instant.nullable(),
  summary: z.object({
    create: amount,
    update: amount,
    unchanged: amount,
    park: amount,
    wait: amount,
    /** Objects the integration user cannot write. */
    paused: z.array(z.string()).readonly(),
    apiCalls: amount,
    storageMb: z.number().nonnegative(),
    minutes: z.number().nonnegative()
  })
});
/** The newest plan; null before the first rehearsal. */
export const latestPlan = z.object({ plan: plan.nullable() });
export type LatestPlanAnswer = z.infer<typeof latestPlan>;

export const planParams = z.strictObject({ id: entityId, plan: entityId });
const plannedAction = z.enum(['create', 'update', 'park', 'wait']);
/** `from`: position of the first row. */
export const planRowPage = z.strictObject({
  action: plannedAction.exactOptional(),
  from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: pageLimit
});
export const planRows = z.object({
  rows: z
    .array(
      z.object({
        position: amount,
        object: z.string(),
        externalId: z.string(),
        action: plannedAction,
        differences: z
          .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }))
          .readonly(),
        code: z.string().nullable(),
        field: z.string().nullable(),
        message: z.string().nullable(),
        remedy: z.string().nullable()
      })
    )
    .readonly()
});
export type PlanRowsAnswer = z.infer<typeof planRows>;
