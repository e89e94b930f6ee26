import type { Scope } from '../../adapters/storage/index.ts';
import {
  emailKey,
  type LoggedChange,
  type MemberLink,
  type OptionalRule,
  type Session,
  type SessionLink
} from '../../domain/index.ts';
import { byEmail, mayMatch, sessionLinkDiffers } from '../../rules/index.ts';
import { gatherOpportunities } from './gather-opportunities.ts';
import type { IdentityContext } from './link-members.ts';
import { followChanges, MAX_DEPTH } from './follow-changes.ts';

/**
 * Answers every change of a session, a member, or a record of the org with who viewed the demo: the
 * member with the visitor's address and whoever that member is, or else who has the address in the org; and with the Opportunity it counts for.
 */
export async function linkSessions(context: IdentityContext): Promise<void> {
  await followChanges(context, {
    stream: 'session-links',
    kinds: ['session', 'member', 'person', 'account', 'opportunity'],
    answer: (scope, changes) => relinkSessions(scope, context, changes.filter(concernsSessions))
  });
}

/** Members relinked a moment ago count, sessions that this stage relinked itself do not. */
function concernsSessions({ kind, origin, depth }: LoggedChange): boolean {
  if (origin === 'access' || origin === 'rollups' || depth >= MAX_DEPTH) return false;
  return kind !== 'session' || origin !== 'identity';
}

async function relinkSessions(
  scope: Scope,
  { connectionId, settings }: IdentityContext,
  changes: readonly LoggedChange[]
): Promise<void> {
  if (changes.length === 0) return;
  const keys = await affectedSessions(scope, connectionId, changes);
  const states = await scope.feed.sessions(connectionId, keys);
  const linker = await openLinker(
    scope,
    connectionId,
    states.map(({ session }) => session),
    settings.matchRules
  );
  const viewers = states.map(({ session }) => linker(session));
  const opportunityOf = await gatherOpportunities(
    scope,
    connectionId,
    states.map(({ session }) => session),
    viewers
  );
  const moved = states.flatMap(({ session, link }, index) => {
    const viewer = viewers[index];
    if (!viewer) return [];
    const after = { ...viewer, ...opportunityOf(session, viewer) };
    return sessionLinkDiffers(link, after) ? [after] : [];
  });
  await scope.sessionLinks.saveAll(moved);
  const depth = 1 + Math.max(...changes.map((change) => change.depth));
  await scope.changes.append(
    moved.map(({ sessionKey: key }) => ({
      ...{ kind: 'session', key, connectionId, origin: 'identity', depth }
    }))
  );
}

/** Sessions that changed, that share an address with what changed, or that were linked to it so far. */
async function affectedSessions(
  scope: Scope,
  connectionId: string,
  changes: readonly LoggedChange[]
): Promise<string[]> {
  const keysOf = (kind: string) => [
    ...new Set(changes.filter((one) => one.kind === kind).map((one) => one.key))
  ];
  const [members, people] = [keysOf('member'), keysOf('person')];
  const opportunities = keysOf('opportunity');
  const addresses = [
    ...(await scope.members.listByKeys(members)),
    ...(await scope.people.listByIds(connectionId, people))
  ].flatMap(({ email }) => emailKey(email) ?? []);
  return [
    ...new Set([
      ...keysOf('session'),
      ...(await scope.sessions.listKeysByEmailKeys([...new Set(addresses)])),
      ...(await scope.sessionLinks.listSessionsOfMembers(connectionId, members)),
      ...(await scope.sessionLinks.listSessionsOfPeople(connectionId, people)),
      ...(await scope.sessionLinks.listSessionsOfAccounts(connectionId, keysOf('account'))),
      ...(await sessionsOfOpportunities(scope, connectionId, opportunities)),
      ...(people.length > 0 ? await scope.sessionLinks.listAmbiguous(connectionId) : [])
    ])
  ];
}

/** Those connected to them, and those of their Accounts and of everyone with a role in them. */
async function sessionsOfOpportunities(
  scope: Scope,
  connectionId: string,
  opportunityIds: readonly string[]
): Promise<string[]> {
  const found = await scope.opportunities.listByIds(connectionId, opportunityIds);
  const accounts = found.flatMap(({ accountId }) => accountId ?? []);
  const contacts = found.flatMap(({ contactRoles }) =>
    contactRoles.map(({ contactId }) => contactId)
  );
  const { sessionLinks } = scope;
  return [
    ...(await scope.sessions.listKeysByOpportunities(opportunityIds)),
    ...(await sessionLinks.listSessionsOfOpportunities(connectionId, opportunityIds)),
    ...(await sessionLinks.listSessionsOfAccounts(connectionId, [...new Set(accounts)])),
    ...(await sessionLinks.listSessionsOfPeople(connectionId, [...new Set(contacts)]))
  ];
}

/** Who viewed a demo, before it is known what that counts for. */
type Viewer = Omit<SessionLink, 'opportunityId' | 'ownerId' | 'ownerEmail'>;

/** Loads what these sessions may be linked to, and answers with each one's link. */
async function openLinker(
  scope: Scope,
  connectionId: string,
  sessions: readonly Session[],
  rules: readonly OptionalRule[]
): Promise<(session: Session) => Viewer> {
  const addresses = [...new Set(sessions.flatMap(({ email }) => emailKey(email) ?? []))];
  const members = await scope.members.listByEmailKeys(addresses);
  const states = await scope.feed.members(
    connectionId,
    members.map((member) => member.externalId)
  );
  // One order on both databases: the same member is chosen on every run.
  states.sort((a, b) => (a.member.externalId < b.member.externalId ? -1 : 1));
  const people = (await scope.people.listByEmailKeys(connectionId, addresses)).filter((one) =>
    mayMatch(one, rules)
  );
  const heirs = people.flatMap((person) => person.convertedContactId ?? []);
  const heirRows = await scope.people.listByIds(connectionId, [...new Set(heirs)]);
  const contacts = new Map(heirRows.map((contact) => [contact.recordId, contact]));
  const statesByAddress = Map.groupBy(states, ({ member }) => emailKey(member.email));
  const peopleByAddress = Map.groupBy(people, ({ email }) => emailKey(email));
  return ({ externalId: sessionKey, email }) => {
    const address = emailKey(email);
    const mine = (address && statesByAddress.get(address)) || [];
    const known = mine.find(({ link }) => link && isSomebody(link)) ?? mine[0];
    const namesakes = (address && peopleByAddress.get(address)) || [];
    const matched = byEmail(namesakes, contacts);
    const { contactId, leadId, accountId } =
      known?.link && isSomebody(known.link) ? known.link : matched;
    return {
      ...{ connectionId, sessionKey, memberKey: known?.member.externalId ?? null },
      ...{ contactId, leadId, accountId, isAmbiguous: matched.rule === 'ambiguous' }
    };
  };
}

function isSomebody({ contactId, leadId }: MemberLink): boolean {
  return contactId !== null || leadId !== null;
}
