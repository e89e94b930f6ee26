import type { GoneRecord, MirrorPage } from '../../adapters/salesforce/index.ts';
import type { Scope } from '../../adapters/storage/index.ts';
import type { Change, ChangeKind } from '../../domain/index.ts';

type OpportunityPage = Extract<MirrorPage, { object: 'Opportunity' }>;

/**
 * Takes Opportunities with their contact roles into the mirror. Accounts and Contacts that one of them
 * was taken from are looked at again too: with one less, the one that is left may be the only one.
 */
export async function storeOpportunities(
  scope: Scope,
  connectionId: string,
  rows: OpportunityPage['rows'],
  gone: readonly GoneRecord[]
): Promise<void> {
  const { changed, formerAccounts, formerContacts } = await scope.opportunities.saveAll(
    connectionId,
    rows.map((row) => ({ ...row, connectionId }))
  );
  const goneIds = gone.map(({ recordId }) => recordId);
  const lost = await scope.opportunities.listByIds(connectionId, goneIds);
  const removed = await scope.opportunities.removeAll(connectionId, goneIds);
  const lostContacts = lost.flatMap(({ contactRoles }) =>
    contactRoles.map(({ contactId }) => contactId)
  );
  const about = { connectionId, origin: 'pull', depth: 0 } as const;
  const of = (kind: ChangeKind, keys: readonly string[]) =>
    [...new Set(keys)].map((key): Change => ({ kind, key, ...about }));
  await scope.changes.append([
    ...of('opportunity', [...changed, ...removed]),
    ...of('account', [...formerAccounts, ...lost.flatMap(({ accountId }) => accountId ?? [])]),
    ...of('person', [...formerContacts, ...lostContacts])
  ]);
}
