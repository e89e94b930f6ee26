/** What an org said of its allowance of API calls, which it counts over the last 24 hours. */
export interface ApiSample {
  /** ISO-8601 UTC. */
  readonly at: string;
  /** Calls of all its tools, ours among them. */
  readonly used: number;
  readonly max: number;
  /** Of these, calls that we did not make. */
  readonly others: number;
}

/** One hour of an org's API calls. */
export interface ApiHour {
  /** Its beginning, ISO-8601 UTC. */
  readonly hour: string;
  /** Calls that we made by any connection, those under way among them. */
  readonly calls: number;
  /** The last thing the org said in this hour; null when it said nothing. */
  readonly sample: ApiSample | null;
}

/**
 * Why no call is made: `limit`, the org refuses every call; `budget`, our share is used up;
 * `background`, so much of it that the rest is kept for incremental runs.
 */
export type ApiPauseReason = 'limit' | 'budget' | 'background';

/** Calls to an org are stopped, except for one now and then that finds out how it stands. */
export interface ApiPause {
  readonly orgId: string;
  readonly reason: Exclude<ApiPauseReason, 'background'>;
  /** ISO-8601 UTC, like `until`. */
  readonly since: string;
  /** When the next call is allowed that finds out. */
  readonly until: string;
  /** Such calls so far. */
  readonly probes: number;
}

/** What is given up first when calls run short. */
export type CallUrgency = 'normal' | 'background';

/** Data storage of an org, as it told last. */
export interface OrgStorage {
  readonly maxMb: number;
  readonly leftMb: number;
  /** ISO-8601 UTC. */
  readonly at: string;
}
