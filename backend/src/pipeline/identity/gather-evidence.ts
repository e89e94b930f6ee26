import type { MemberState, Scope } from '../../adapters/storage/index.ts';
import { emailKey, type Member, type MemberLink, type OptionalRule } from '../../domain/index.ts';
import { emailDomain, mayMatch, websiteDomain, type MatchInput } from '../../rules/index.ts';

type Evidence = Pick<MatchInput, 'people' | 'contacts' | 'organisation' | 'linked'>;

/**
 * What the mirror says about these members, as far as the rules in use may know it; read in a handful
 * of queries however many they are.
 */
export async function gatherEvidence(
  scope: Scope,
  connectionId: string,
  states: readonly MemberState[],
  rules: readonly OptionalRule[]
): Promise<(member: Member, link: MemberLink | undefined) => Evidence> {
  const addresses = distinct(states.map(({ member }) => emailKey(member.email)));
  const people = await scope.people.listByEmailKeys(connectionId, addresses);
  const byAddress = Map.groupBy(people, (person) => emailKey(person.email));
  const linked = await scope.people.listByIds(
    connectionId,
    distinct(states.map(({ link }) => link?.contactId ?? link?.leadId))
  );
  const heirs = await scope.people.listByIds(
    connectionId,
    distinct([...people, ...linked].map((person) => person.convertedContactId))
  );
  const contacts = new Map(heirs.map((contact) => [contact.recordId, contact]));
  const linkedById = new Map(linked.map((person) => [person.recordId, person]));
  const organisationOf = await gatherOrganisations(scope, connectionId, states);
  return (member, link) => ({
    people: ((member.email && byAddress.get(emailKey(member.email))) || []).filter((one) =>
      mayMatch(one, rules)
    ),
    contacts,
    linked: linkedById.get(link?.contactId ?? link?.leadId ?? ''),
    organisation: rules.includes('account_domain') ? organisationOf(member) : null
  });
}

async function gatherOrganisations(
  scope: Scope,
  connectionId: string,
  states: readonly MemberState[]
): Promise<(member: Member) => Evidence['organisation']> {
  const domains = distinct(states.map(({ member }) => emailDomain(member.email)));
  const accounts = await scope.accounts.listByDomains(connectionId, domains);
  const contactsByDomain = await scope.people.contactsByDomain(connectionId, domains);
  const accountsByDomain = Map.groupBy(accounts, ({ website }) => websiteDomain(website));
  return ({ email }) => {
    const domain = emailDomain(email);
    if (!domain) return null;
    return {
      domain,
      accounts: accountsByDomain.get(domain) ?? [],
      contactsOf: contactsByDomain.get(domain) ?? new Map()
    };
  };
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}
