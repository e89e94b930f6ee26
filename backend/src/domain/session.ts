/** One viewing of an interactive demo, after its end. */
export interface Session {
  /** Unique and stable, for example `demo:visit-81:20260901T101500000Z`. */
  readonly externalId: string;
  /** ISO-8601 UTC. */
  readonly startedAt: string;
  /** Of its last event: a session that ends by silence ends where the silence began. */
  readonly endedAt: string;
  /** With at most three decimals. */
  readonly durationMinutes: number;
  readonly fullName: string | null;
  readonly email: string | null;
  readonly stepsViewed: number;
  readonly demos: readonly string[];
  readonly flows: readonly string[];
  readonly veryInterestedAreas: readonly string[];
  readonly somewhatInterestedAreas: readonly string[];
  readonly notInterestedAreas: readonly string[];
  /** The Opportunity that a rep connected to the share link; its record id in the org. */
  readonly opportunityId: string | null;
  /** `https` only. */
  readonly shareUrl: string | null;
}

/** Who viewed a demo, in one org. */
export interface SessionLink {
  readonly connectionId: string;
  readonly sessionKey: string;
  /** The member with the visitor's address; the first by external id when there are several. */
  readonly memberKey: string | null;
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly accountId: string | null;
  /** What it was connected to, else the viewer's only open Opportunity. */
  readonly opportunityId: string | null;
  /** User id of that Opportunity's owner. */
  readonly ownerId: string | null;
  readonly ownerEmail: string | null;
  /** Several Contacts or Leads have the address: looked at again when one of them changes. */
  readonly isAmbiguous: boolean;
}
