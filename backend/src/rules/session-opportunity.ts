import type { OrgOpportunity, SessionLink } from '../domain/index.ts';

/** Whose demo it was, as far as it names an Opportunity. */
export interface SessionOpportunityInput {
  /** What a rep connected to the share link. */
  readonly connected: string | null;
  readonly contactId: string | null;
  readonly accountId: string | null;
  /** Those that the connected id names, the viewer has a role in, or the Account has. */
  readonly opportunities: readonly OrgOpportunity[];
}

/**
 * The Opportunity a session counts for, and who owns it. What a rep connected holds; otherwise the one
 * open Opportunity in which the viewer has a role, and only when there is none, the one open
 * Opportunity of the viewer's Account. Several are no answer: nothing is linked by luck.
 */
export function sessionOpportunity({
  connected,
  contactId,
  accountId,
  opportunities
}: SessionOpportunityInput): Pick<SessionLink, 'opportunityId' | 'ownerId' | 'ownerEmail'> {
  if (connected) {
    return owned(
      connected,
      opportunities.find(({ recordId }) => recordId === connected)
    );
  }
  const open = opportunities.filter(({ isClosed }) => !isClosed);
  const ofViewer = open.filter(({ contactRoles }) =>
    contactRoles.some((one) => one.contactId === contactId)
  );
  const ofAccount = open.filter((one) => accountId !== null && one.accountId === accountId);
  const candidates = ofViewer.length > 0 ? ofViewer : ofAccount;
  const [only] = candidates;
  return only && candidates.length === 1
    ? owned(only.recordId, only)
    : { opportunityId: null, ownerId: null, ownerEmail: null };
}

function owned(opportunityId: string, opportunity: OrgOpportunity | undefined) {
  const { ownerId = null, ownerEmail = null } = opportunity ?? {};
  return { opportunityId, ownerId, ownerEmail };
}
