import type { Scope } from '../../adapters/storage/index.ts';
import { emailKey, type LoggedChange } from '../../domain/index.ts';
import { emailDomain, websiteDomain } from '../../rules/index.ts';

/**
 * Members whose link may differ after these changes: those that changed, those who share the present
 * address or organisation of what changed in the org, those linked to it so far, and those waiting
 * for a choice.
 */
export async function affectedMembers(
  scope: Scope,
  connectionId: string,
  changes: readonly LoggedChange[]
): Promise<string[]> {
  const keys = (kind: string) => [
    ...new Set(changes.filter((one) => one.kind === kind).map((one) => one.key))
  ];
  const affected = new Set(keys('member'));
  const [personIds, accountIds] = [keys('person'), keys('account')];
  if (personIds.length + accountIds.length === 0) return [...affected];
  const people = await scope.people.listByIds(connectionId, personIds);
  const accounts = await scope.accounts.listByIds(connectionId, accountIds);
  const addresses = people.flatMap((person) => emailKey(person.email) ?? []);
  const domains = [
    ...people.flatMap(
      ({ object, email }) => (object === 'Contact' ? emailDomain(email) : null) ?? []
    ),
    ...accounts.flatMap(({ website }) => websiteDomain(website) ?? [])
  ];
  const sharing = [
    ...(await scope.members.listByEmailKeys([...new Set(addresses)])),
    ...(await scope.members.listByEmailDomains([...new Set(domains)]))
  ];
  for (const member of sharing) affected.add(member.externalId);
  const others = [
    ...(await scope.links.listMembersOf(connectionId, [...personIds, ...accountIds])),
    ...(await scope.links.listMembersByRule(connectionId, 'ambiguous'))
  ];
  for (const key of others) affected.add(key);
  return [...affected];
}
