/** An Opportunity of the org, as far as totals and sessions need it (a row of the local mirror). */
export interface OrgOpportunity {
  readonly connectionId: string;
  readonly recordId: string;
  readonly accountId: string | null;
  readonly stageName: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
  readonly ownerId: string;
  readonly ownerEmail: string | null;
  readonly amount: number | null;
  /** ISO-8601 UTC. */
  readonly createdAt: string;
  /** `YYYY-MM-DD`. */
  readonly closeDate: string;
  readonly systemModstamp: string;
  /** In the order of their ids; one Contact may have several. */
  readonly contactRoles: readonly ContactRole[];
}

/** The part that one Contact has in an Opportunity. */
export interface ContactRole {
  readonly recordId: string;
  readonly contactId: string;
  readonly role: string | null;
  readonly isPrimary: boolean;
}
