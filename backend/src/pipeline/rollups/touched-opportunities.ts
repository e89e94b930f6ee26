import type { Scope } from '../../adapters/storage/index.ts';
import type { MemberRollup, RollupRecord } from '../../domain/index.ts';

/** The Opportunities of these members' Accounts, and those in which their Contacts have a role. */
export async function touchedOpportunities(
  scope: Scope,
  connectionId: string,
  rollups: readonly (MemberRollup | undefined)[]
): Promise<RollupRecord[]> {
  const accounts = new Set(rollups.flatMap((rollup) => rollup?.accountId ?? []));
  const contacts = new Set(rollups.flatMap((rollup) => rollup?.contactId ?? []));
  const found = [
    ...(await scope.opportunities.listByAccounts(connectionId, [...accounts])),
    ...(await scope.opportunities.listByContacts(connectionId, [...contacts]))
  ];
  return found.map(({ recordId: key }) => ({ object: 'Opportunity', key }));
}
