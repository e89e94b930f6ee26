import type { ContactMaker, MadeContact } from '../../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../../adapters/storage/index.ts';
import {
  emailKey,
  type ConnectionSettings,
  type ContactIntent,
  type Fence,
  type OrgPerson
} from '../../domain/index.ts';
import { isoNow, type Clock } from '../../kernel/index.ts';
import { byDuplicateRule, classifyRowError, contactFields } from '../../rules/index.ts';
import { MISSING_RIGHT, reportMissingRight, reportRefusals } from './report-refusals.ts';

/** Documented: sObject Collections, at most 200 records. */
const PAGE = 200;
const NO_RIGHT = new Set([
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'INSUFFICIENT_ACCESS',
  'INVALID_TYPE_FOR_OPERATION'
]);

export interface ContactsContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly maker: Pick<ContactMaker, 'make' | 'find'>;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
  readonly settings: Pick<ConnectionSettings, 'createContacts' | 'teammateDomains'>;
  readonly signal?: AbortSignal;
}

/** What came of one intent. */
export interface SettledIntent {
  readonly intent: ContactIntent;
  readonly person: OrgPerson | undefined;
}

/**
 * Makes a Contact for every member who matches nobody, when the setting says so. The intent is kept
 * before the call; one whose answer was lost is looked up by its address before it is made again.
 * @returns how many Contacts there are now that we did not know of
 */
export async function createContacts(context: ContactsContext): Promise<number> {
  if (!context.settings.createContacts) return 0;
  try {
    return await createForAll(context);
  } catch (error) {
    if (error instanceof NoRightError) return 0;
    throw error;
  }
}

async function createForAll(context: ContactsContext): Promise<number> {
  const { storage, connectionId } = context;
  let made = 0;
  for (;;) {
    const left = await storage.contactIntents.listByState(connectionId, 'intended', PAGE);
    if (left.length === 0) break;
    const found = await lookUp(context, left);
    made += found.size;
    const open = left.filter((intent) => !found.has(intent.emailKey));
    made += await makeAll(context, open);
    if (open.length === left.length && left.length < PAGE) break;
  }
  for (;;) {
    context.signal?.throwIfAborted();
    const intents = await intend(context);
    if (intents.length === 0) return made;
    made += await makeAll(context, intents);
  }
}

async function intend({ storage, connectionId, fence, settings }: ContactsContext) {
  return storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    const { contactIntents } = scope;
    const strangers = await contactIntents.listStrangers(
      connectionId,
      settings.teammateDomains,
      PAGE
    );
    const intents = strangers.map((stranger): ContactIntent => ({
      ...{ ...stranger, connectionId, state: 'intended', contactId: null, message: null }
    }));
    await contactIntents.saveAll(intents);
    return intents;
  });
}

/** Contacts that a call made whose answer never came. @returns their addresses */
async function lookUp(
  context: ContactsContext,
  intents: readonly ContactIntent[]
): Promise<Set<string>> {
  const contacts = await context.maker.find(intents.map((intent) => intent.emailKey));
  const byAddress = Map.groupBy(contacts, ({ email }) => emailKey(email));
  const settled = intents.flatMap((intent): SettledIntent[] => {
    const [contact] = byAddress.get(intent.emailKey) ?? [];
    if (!contact) return [];
    const person = personOf(context, intent, contact.id, intent.emailKey);
    return [{ intent: { ...intent, state: 'created', contactId: contact.id }, person }];
  });
  await settle(context, settled);
  return new Set(settled.map(({ intent }) => intent.emailKey));
}

async function makeAll(
  context: ContactsContext,
  intents: readonly ContactIntent[]
): Promise<number> {
  if (intents.length === 0) return 0;
  const { storage, connectionId, maker } = context;
  const keys = intents.map(({ memberKey }) => memberKey);
  const states = await storage.feed.members(connectionId, keys);
  const byKey = new Map(states.map((state) => [state.member.externalId, state]));
  const contacts = intents.map(({ memberKey, emailKey: address }) => {
    const state = byKey.get(memberKey);
    const fields = state && contactFields(state.member, state.link?.accountId ?? null);
    return { LastName: address, ...fields, Email: address };
  });
  const answers = await maker.make(contacts);
  if (answers.every(isWithoutRight)) return giveUp(context, intents);
  const answered = intents.flatMap((intent, index) => {
    const answer = answers[index];
    return answer ? settledBy(context, intent, answer, contacts[index]?.LastName ?? '') : [];
  });
  const settled = await onlyKnown(context, answered);
  await settle(context, settled);
  return settled.filter(({ intent }) => intent.state === 'created').length;
}

/** The user may make no Contact at all: one issue for all, and the intents are as if they had never been. */
async function giveUp(context: ContactsContext, intents: readonly ContactIntent[]): Promise<never> {
  const { storage, connectionId, fence } = context;
  await storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    const addresses = intents.map((intent) => intent.emailKey);
    await scope.contactIntents.forget(connectionId, addresses);
    await reportMissingRight(scope, context);
  });
  throw new NoRightError();
}

/** Ends the making of Contacts, not the run. */
class NoRightError extends Error {}

function isWithoutRight(answer: MadeContact): boolean {
  return answer.outcome === 'refused' && NO_RIGHT.has(answer.code);
}

/** Nothing for a refusal that passes by itself: the intent stays, and the next run looks first. */
function settledBy(
  context: ContactsContext,
  intent: ContactIntent,
  answer: MadeContact,
  name: string
): SettledIntent[] {
  if (answer.outcome === 'created') {
    const person = personOf(context, intent, answer.id, name);
    return [{ intent: { ...intent, state: 'created', contactId: answer.id }, person }];
  }
  if (answer.outcome === 'refused') {
    if (classifyRowError(answer.code) === 'transient') return [];
    const message = `${answer.code}: ${answer.message}`;
    return [{ intent: { ...intent, state: 'refused', message }, person: undefined }];
  }
  const contacts = answer.matches.filter((id) => id.startsWith('003'));
  const [contactId] = contacts;
  if (contactId && answer.matches.length === 1) {
    return [{ intent: { ...intent, state: 'linked', contactId }, person: undefined }];
  }
  const found = answer.matches.join(', ') || 'records that we may not see';
  const message = `A duplicate rule found ${found}: ${answer.message}`;
  return [{ intent: { ...intent, state: 'refused', message }, person: undefined }];
}

/** A Contact that is not in the mirror cannot be linked to: the rule sees more than we do. */
async function onlyKnown(
  { storage, connectionId }: ContactsContext,
  settled: readonly SettledIntent[]
): Promise<SettledIntent[]> {
  const linked = settled.filter(({ intent }) => intent.state === 'linked');
  const ids = linked.flatMap(({ intent }) => intent.contactId ?? []);
  const known = await storage.people.listByIds(connectionId, ids);
  const there = new Set(known.map(({ recordId }) => recordId));
  return settled.map((one) => {
    const { intent } = one;
    if (intent.state !== 'linked' || there.has(intent.contactId ?? '')) return one;
    const message = `A duplicate rule found ${intent.contactId}, which the integration user does not see.`;
    return { ...one, intent: { ...intent, state: 'refused', contactId: null, message } };
  });
}

/** What the mirror will say of the new Contact as soon as it is read. */
function personOf(
  { connectionId, clock }: ContactsContext,
  intent: ContactIntent,
  recordId: string,
  name: string
): OrgPerson {
  return {
    ...{ connectionId, recordId, object: 'Contact', email: intent.emailKey, name },
    ...{ accountId: null, convertedContactId: null, isConverted: false },
    systemModstamp: isoNow(clock)
  };
}

/** One transaction: intents, the mirror, links that a duplicate rule named, and their changes. */
async function settle(context: ContactsContext, settled: readonly SettledIntent[]): Promise<void> {
  if (settled.length === 0) return;
  const { storage, connectionId, fence } = context;
  await storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    await scope.contactIntents.saveAll(settled.map(({ intent }) => intent));
    await scope.issues.resolve(connectionId, MISSING_RIGHT);
    const people = settled.flatMap(({ person }) => person ?? []);
    await scope.people.saveAll(connectionId, people);
    await linkNamed(scope, context, settled);
    await reportRefusals(scope, context, settled);
    await scope.changes.append(
      people.map(({ recordId: key }) => ({
        ...{ kind: 'person', key, connectionId, origin: 'pull', depth: 0 }
      }))
    );
  });
}

async function linkNamed(
  scope: Scope,
  { connectionId, clock }: ContactsContext,
  settled: readonly SettledIntent[]
): Promise<void> {
  const named = settled.filter(({ intent }) => intent.state === 'linked');
  const ids = named.flatMap(({ intent }) => intent.contactId ?? []);
  const contacts = await scope.people.listByIds(connectionId, ids);
  const byId = new Map(contacts.map((contact) => [contact.recordId, contact]));
  const links = named.flatMap(({ intent }) => {
    const contact = byId.get(intent.contactId ?? '');
    if (!contact) return [];
    const { memberKey } = intent;
    const matchedAt = isoNow(clock);
    return [{ ...byDuplicateRule(contact), connectionId, memberKey, matchedAt, locked: false }];
  });
  await scope.links.saveAll(links);
  const about = { connectionId, origin: 'identity', depth: 1 } as const;
  const keys = links.map(({ memberKey }) => memberKey);
  await scope.changes.append(keys.map((key) => ({ kind: 'member' as const, key, ...about })));
  await scope.changes.appendActivitiesOf(keys, about);
}
