/** `requested` and `running` are worked on, `paused` waits for a person; the others are the end. */
export type BackfillState = 'requested' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** Which part of the history a backfill brings to the org. */
export interface BackfillScope {
  /** ISO-8601 UTC; activities at or after it, null for the beginning. */
  readonly from: string | null;
  /** ISO-8601 UTC; activities before it, null for today's. */
  readonly to: string | null;
  /** External ids; empty for all communities. */
  readonly communityKeys: readonly string[];
}

/**
 * Who comes first: members of Accounts with an open Opportunity, then other members known to the
 * org, then the rest.
 */
export const BACKFILL_RANKS = ['open_deals', 'known', 'rest'] as const;
export type BackfillRank = (typeof BACKFILL_RANKS)[number];

/** History on its way into one org; survives any process. */
export interface Backfill {
  readonly id: string;
  readonly connectionId: string;
  readonly state: BackfillState;
  readonly scope: BackfillScope;
  /** Activities in its scope. */
  readonly total: number;
  /** Of these, handed to the change log so far. */
  readonly queued: number;
  /** Checkpoint: the rank being worked on, and the last activity handed over in it. */
  readonly rank: BackfillRank;
  readonly afterId: string | null;
  /** Accounts with an open Opportunity when it began. */
  readonly dealAccounts: readonly string[];
  /** Seconds of work so far, pauses apart. */
  readonly workedSeconds: number;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly message: string | null;
}
