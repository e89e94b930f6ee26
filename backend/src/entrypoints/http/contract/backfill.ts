import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { orgStorage } from './storage.ts';

const instant = z.iso.datetime();
const amount = z.int().nonnegative();

const dateOrTime = z.string().trim().min(1).max(40);

/** Which part of the history: `from` is included, `to` is not; all communities when none is named. */
export const backfillRequest = z.strictObject({
  from: dateOrTime.exactOptional(),
  to: dateOrTime.exactOptional(),
  /** Names or external ids. */
  communities: z.array(plainText(255)).max(1_000).exactOptional()
});
export type BackfillRequestBody = z.infer<typeof backfillRequest>;

export const backfillEstimate = z.object({
  rows: amount,
  apiCalls: amount,
  /** If none of the rows is in the org yet. */
  storageMb: z.number().nonnegative(),
  minutes: z.number().nonnegative(),
  /** What the org had left; null before it was asked. */
  orgStorage: orgStorage.nullable()
});
export type BackfillEstimateAnswer = z.infer<typeof backfillEstimate>;

export const backfillProgress = z.object({
  id: z.string(),
  /** `waiting` for API calls: `message` says why, and it goes on by itself, at the earliest at `goesOnAt`. */
  state: z.enum(['requested', 'running', 'waiting', 'paused', 'done', 'cancelled', 'failed']),
  scope: z.object({
    from: instant.nullable(),
    to: instant.nullable(),
    /** External ids; empty for all. */
    communityKeys: z.array(z.string()).readonly()
  }),
  total: amount,
  done: amount,
  /** Whose activities are being brought. */
  rank: z.enum(['open_deals', 'known', 'rest']),
  rowsPerSecond: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Null unless it waits. */
  goesOnAt: instant.nullable(),
  message: z.string().nullable()
});
export type BackfillProgressAnswer = z.infer<typeof backfillProgress>;

/** The newest one; null before the first. */
export const currentBackfill = z.object({ backfill: backfillProgress.nullable() });
export type CurrentBackfillAnswer = z.infer<typeof currentBackfill>;

export const backfillStep = z.strictObject({ action: z.enum(['pause', 'resume', 'cancel']) });
export type BackfillAction = z.infer<typeof backfillStep>['action'];

export const communityList = z.object({
  communities: z.array(z.object({ externalId: z.string(), name: z.string(), platform: z.string() }))
});
export type CommunityListAnswer = z.infer<typeof communityList>;
