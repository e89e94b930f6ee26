import { z } from 'zod';
import { entityId, pageLimit, searchText } from './params.ts';
import { plainText, typedText } from './plain-text.ts';
import { run } from './run.ts';

const instant = z.iso.datetime();

export const issue = z.object({
  id: z.string(),
  runId: z.string().nullable(),
  object: z.string(),
  recordKey: z.string(),
  field: z.string(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  firstSeenAt: instant,
  lastSeenAt: instant
});
export type IssueAnswer = z.infer<typeof issue>;

/** `before`: id of the last issue of the page before. */
export const issuePage = z.strictObject({
  code: searchText.exactOptional(),
  object: searchText.exactOptional(),
  search: searchText.exactOptional(),
  before: entityId.exactOptional(),
  limit: pageLimit
});

export const issueList = z.object({
  issues: z.array(issue).readonly(),
  /** All open issues by kind, the most frequent first. */
  groups: z.array(
    z.object({
      code: z.string(),
      object: z.string(),
      field: z.string(),
      count: z.int().positive(),
      message: z.string(),
      remedy: z.string(),
      lastSeenAt: instant
    })
  )
});
export type IssueListAnswer = z.infer<typeof issueList>;

export const runDetails = z.object({ run, issues: z.array(issue).readonly() });
export type RunDetailsAnswer = z.infer<typeof runDetails>;

const MOST_KEYS = 200;
/** Which parked rows become due: all of them, those of some kinds, or some rows. */
export const retryRequest = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ codes: z.array(searchText).min(1).max(MOST_KEYS) }),
  z.strictObject({ keys: z.array(plainText(255)).min(1).max(MOST_KEYS) })
]);
export type RetryRequest = z.infer<typeof retryRequest>;

/** Rows that the next run sends. */
export const retryAnswer = z.object({ rows: z.int().nonnegative() });
export type RetryAnswer = z.infer<typeof retryAnswer>;

export const recordQuery = z.strictObject({
  /** External id of a community, member, activity or session. */
  key: typedText(255)
});

export const recordAnswer = z.object({
  key: z.string(),
  /** The oldest first. */
  changes: z
    .array(
      z.object({
        at: instant,
        origin: z.string(),
        /** Null while no run has come to it. */
        run: z.object({ id: z.string(), kind: z.string(), startedAt: instant }).nullable()
      })
    )
    .readonly(),
  exceptions: z
    .array(
      z.object({
        object: z.string(),
        state: z.enum(['retry', 'waiting', 'parked']),
        code: z.string(),
        field: z.string().nullable(),
        message: z.string(),
        remedy: z.string(),
        attempts: z.int().nonnegative(),
        retryAt: instant.nullable()
      })
    )
    .readonly()
});
export type RecordAnswer = z.infer<typeof recordAnswer>;
