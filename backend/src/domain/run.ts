/** `paused`: API calls have run short; a later run goes on by itself. */
export type RunStatus =
  'running' | 'done' | 'done_with_parked' | 'paused' | 'failed' | 'interrupted';

/** What a run was for. */
export type RunKind = 'sync' | 'backfill' | 'rehearsal';

/** Where a run is, for people to watch. */
export interface RunProgress {
  readonly stage: 'pull' | 'identity' | 'rollups' | 'push';
  /** Records so far in this stage. */
  readonly done: number;
}

/** One turn at one connection, start to end. */
export interface Run {
  readonly id: string;
  readonly connectionId: string;
  readonly kind: RunKind;
  readonly status: RunStatus;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly parked: number;
  readonly apiCalls: number;
  readonly message: string | null;
}

/** Something an admin should know: a parked row, a field that cannot be written, an ambiguous link. */
export interface Issue {
  readonly id: string;
  readonly connectionId: string;
  readonly runId: string | null;
  /** API name without namespace, for example `Member__c`; empty when it concerns the connection. */
  readonly object: string;
  /** External id of the row; empty when it concerns the object or a field. */
  readonly recordKey: string;
  readonly code: string;
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
  readonly state: 'open' | 'resolved';
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** An issue as a stage reports it; identity, times and state are the store's. */
export type IssueReport = Omit<Issue, 'id' | 'state' | 'firstSeenAt' | 'lastSeenAt'>;
