import type { Scope } from '../../adapters/storage/index.ts';
import type { Session, SessionLink } from '../../domain/index.ts';
import { sessionOpportunity } from '../../rules/index.ts';

type Viewer = Pick<SessionLink, 'sessionKey' | 'contactId' | 'accountId'>;
type Answer = Pick<SessionLink, 'opportunityId' | 'ownerId' | 'ownerEmail'>;

/** Loads what these sessions may count for, and answers with each one's Opportunity and owner. */
export async function gatherOpportunities(
  scope: Scope,
  connectionId: string,
  sessions: readonly Session[],
  viewers: readonly Viewer[]
): Promise<(session: Session, viewer: Viewer) => Answer> {
  const connectedIds = distinct(sessions.map(({ opportunityId }) => opportunityId));
  const deleted = new Set(await scope.opportunities.listDeleted(connectionId, connectedIds));
  const found = [
    ...(await scope.opportunities.listByIds(connectionId, connectedIds)),
    ...(await scope.opportunities.listByContacts(
      connectionId,
      distinct(viewers.map(({ contactId }) => contactId))
    )),
    ...(await scope.opportunities.listByAccounts(
      connectionId,
      distinct(viewers.map(({ accountId }) => accountId))
    ))
  ];
  const byId = new Map(found.map((one) => [one.recordId, one]));
  const all = [...byId.values()];
  const byAccount = Map.groupBy(all, ({ accountId }) => accountId);
  const byContact = new Map<string, typeof all>();
  for (const one of all) {
    for (const contactId of new Set(one.contactRoles.map((role) => role.contactId))) {
      byContact.set(contactId, [...(byContact.get(contactId) ?? []), one]);
    }
  }
  return ({ opportunityId }, { contactId, accountId }) => {
    const connected = opportunityId && !deleted.has(opportunityId) ? opportunityId : null;
    const candidates = [
      ...(connected ? [byId.get(connected)] : []),
      ...((contactId && byContact.get(contactId)) || []),
      ...((accountId && byAccount.get(accountId)) || [])
    ].filter((one) => one !== undefined);
    const opportunities = [...new Set(candidates)];
    return sessionOpportunity({ connected, contactId, accountId, opportunities });
  };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
