import {
  HOSTILE_ADDRESS,
  HOSTILE_TEXTS,
  hostileTexts
} from '../../../tools/browser/hostile-text.ts';
import type { FieldSchema, ObjectSchema } from '../../src/metadata/index.ts';
import type { PageOrg } from './page-org.ts';

const WEEK = '2026-10-05';
/** Characters of a person's last name. */
const NAME = 80;

/** One record of every object with a page of ours, by object; each text field of each holds what strangers may write. */
export function hostileRows({ org, insert }: PageOrg): ReadonlyMap<string, string> {
  const next = hostileTexts();
  const made = new Map<string, string>();
  let count = 0;
  const add = (object: string, given: Readonly<Record<string, unknown>>) => {
    const schema = org.store.schema.objects.get(object.toLowerCase());
    const texts = hostileFields(schema as ObjectSchema, next);
    const unique = texts['ExternalId__c'] && { ExternalId__c: `hostile-${++count}` };
    const id = insert(object, { ...texts, ...unique, ...given });
    made.set(object, id);
    return id;
  };
  const name = () => fitting(NAME, next);
  const trend = trendOf(HOSTILE_TEXTS);
  const account = add('Account', {
    Name: name(),
    CommunityTrend__c: trend,
    CommunityMembers__c: 8
  });
  const people = { Account__c: account };
  const contact = add('Contact', { LastName: name(), Title: name(), AccountId: account });
  const lead = add('Lead', { LastName: name(), Company: name() });
  const opportunity = add('Opportunity', {
    ...{ Name: name(), StageName: 'Prospecting', CloseDate: '2026-12-31', AccountId: account }
  });
  const community = add('Community__c', { Platform__c: 'Slack', ActivityTrend__c: trend });
  // As many of each as there are texts: every field meets every one of them.
  for (const [index] of HOSTILE_TEXTS.entries()) {
    const who = index % 2 === 0 ? { ...people, Contact__c: contact } : { Lead__c: lead };
    const member = add('Member__c', {
      ...{ Status__c: 'Active', Community__c: community, ...who }
    });
    add('Activity__c', {
      ...{ Member__c: member, Community__c: community, OccurredAt__c: `${WEEK}T12:00:00Z` },
      ...{ Type__c: 'message', ...who }
    });
    add('Session__c', {
      ...{ StartedAt__c: `${WEEK}T12:00:00Z`, Opportunity__c: opportunity, ...who }
    });
    add('SyncIssue__c', { State__c: 'open', LastSeenAt__c: `${WEEK}T12:00:00Z` });
  }
  return made;
}

/** Every text field that a create may set, with texts that fit it whole. */
function hostileFields(
  { fields, nameField }: ObjectSchema,
  next: () => string
): Readonly<Record<string, string>> {
  const ours = [...fields.values()].filter(
    (field) => isText(field) && (field.custom || field.name === nameField)
  );
  return Object.fromEntries(ours.map((field) => [field.name, textFor(field, next)]));
}

function isText({ type, createable, formula, autoNumber, length }: FieldSchema): boolean {
  const isStored = createable && formula === undefined && autoNumber === undefined;
  return isStored && ['string', 'textarea', 'url'].includes(type) && length >= SHORTEST;
}

const SHORTEST = Math.min(...HOSTILE_TEXTS.map(({ length }) => length));

function textFor({ type, length }: FieldSchema, next: () => string): string {
  return type === 'url' ? HOSTILE_ADDRESS : fitting(length, next);
}

function fitting(length: number, next: () => string): string {
  for (;;) {
    const text = next();
    if (text.length <= length) return text;
  }
}

/** As the sync writes it, with types nobody knows. */
function trendOf(types: readonly string[]): string {
  const byType = Object.fromEntries(types.map((type, index) => [type, index + 1]));
  return JSON.stringify({ v: 1, weeks: [{ start: WEEK, byType }] });
}
