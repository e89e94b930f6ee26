/** What one member's activities and sessions come to, for one org. */
export interface MemberRollup {
  readonly connectionId: string;
  readonly memberKey: string;
  readonly communityKey: string;
  /** A colleague of those who run the community: no score. */
  readonly isTeammate: boolean;
  /** Neither left nor erased. */
  readonly isCounted: boolean;
  /** Whom the activities were counted for. */
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly activityCount: number;
  readonly activityCount30d: number;
  /** ISO-8601 UTC. */
  readonly lastActivityAt: string | null;
  /** Two decimals. */
  readonly score: number;
  readonly level: string;
  /** JSON as the package shows it; null without activities. */
  readonly scoreReasons: string | null;
  /** JSON: number by type by Monday, of the last twelve weeks; null when there is none. */
  readonly weeks: string | null;
  /** `YYYY-MM-DD`: the day on which time alone changes one of these; null when it never does. */
  readonly dueOn: string | null;
}

/** The objects, other than members, whose records hold totals; members hold theirs themselves. */
export type RollupObject = 'Community__c' | 'Account' | 'Contact' | 'Lead' | 'Opportunity';

/** Names a record that holds totals: external id of a community, record id of the others. */
export interface RollupRecord {
  readonly object: RollupObject;
  readonly key: string;
}

/** The totals of such a record, as its fields. */
export interface RecordRollup extends RollupRecord {
  readonly fields: Readonly<Record<string, unknown>>;
  /** As in `MemberRollup`. */
  readonly dueOn: string | null;
}

/** For whom a session was counted. */
export interface CountedSession {
  readonly connectionId: string;
  readonly sessionKey: string;
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly opportunityId: string | null;
  readonly endedAt: string;
}
