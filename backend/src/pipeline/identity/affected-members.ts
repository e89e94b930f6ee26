import type { Scope } from '../../adapters/storage/index.ts';
import { emailKey, type LoggedChange } from '../../domain/index.ts';

/**
 * Members whose link may differ after these changes: those that changed, those who share the present
 * address of a changed person, those linked to that person so far, and those waiting for a choice.
 */
export async function affectedMembers(
  scope: Scope,
  connectionId: string,
  changes: readonly LoggedChange[]
): Promise<string[]> {
  const keys = (kind: string) => changes.filter((one) => one.kind === kind).map((one) => one.key);
  const affected = new Set(keys('member'));
  const personIds = [...new Set(keys('person'))];
  if (personIds.length === 0) return [...affected];
  const people = await scope.people.listByIds(connectionId, personIds);
  const addresses = people.flatMap((person) => emailKey(person.email) ?? []);
  const sharing = await scope.members.listByEmailKeys([...new Set(addresses)]);
  for (const member of sharing) affected.add(member.externalId);
  const others = [
    ...(await scope.links.listMembersOf(connectionId, personIds)),
    ...(await scope.links.listMembersByRule(connectionId, 'ambiguous'))
  ];
  for (const key of others) affected.add(key);
  return [...affected];
}
