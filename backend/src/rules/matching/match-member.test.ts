import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MemberLink, OrgAccount, OrgPerson } from '../../domain/index.ts';
import { matchMember, pointsElsewhere, type Organisation } from './index.ts';

const NOW = '2026-01-01T00:00:00.000Z';

function aPerson(given: Partial<OrgPerson> & Pick<OrgPerson, 'object' | 'recordId'>): OrgPerson {
  return {
    connectionId: 'org',
    email: 'ada@porch.example',
    name: 'Ada Stone',
    accountId: null,
    convertedContactId: null,
    isConverted: false,
    systemModstamp: NOW,
    ...given
  };
}

const contact = (recordId: string, given: Partial<OrgPerson> = {}) =>
  aPerson({ object: 'Contact', recordId, accountId: '001A', ...given });
const lead = (recordId: string, given: Partial<OrgPerson> = {}) =>
  aPerson({ object: 'Lead', recordId, ...given });

interface Circumstances {
  readonly contacts?: readonly OrgPerson[];
  readonly organisation?: Organisation;
  /** The linked record when it no longer shares the address. */
  readonly linked?: OrgPerson;
}

function match(
  people: readonly OrgPerson[],
  current?: MemberLink,
  { contacts = [], organisation, linked }: Circumstances = {}
) {
  const target = current?.contactId ?? current?.leadId;
  return matchMember({
    connectionId: 'org',
    memberKey: 'm',
    people,
    contacts: new Map(contacts.map((one) => [one.recordId, one])),
    organisation: organisation ?? null,
    current,
    linked: linked ?? people.find(({ recordId }) => recordId === target),
    now: NOW
  });
}

function acme(accounts: readonly string[], contacts: Record<string, number> = {}): Organisation {
  return {
    domain: 'acme.example',
    accounts: accounts.map((recordId): OrgAccount => ({
      connectionId: 'org',
      recordId,
      name: `Acme ${recordId}`,
      website: 'acme.example',
      systemModstamp: NOW
    })),
    contactsOf: new Map(Object.entries(contacts))
  };
}

it('links the one Contact with its account, ahead of a Lead of the same address', () => {
  expect(match([lead('00QA'), contact('003A')])).toMatchObject({
    contactId: '003A',
    leadId: null,
    accountId: '001A',
    rule: 'contact_email',
    evidence: 'E-mail equals that of Contact Ada Stone',
    matchedAt: NOW
  });
});

it('links the one unconverted Lead', () => {
  expect(match([lead('00QA')])).toMatchObject({
    contactId: null,
    leadId: '00QA',
    rule: 'lead_email'
  });
});

it('follows a converted Lead to its Contact and that Contact to its account', () => {
  const converted = lead('00QA', { isConverted: true, convertedContactId: '003Z' });
  expect(match([converted], undefined, { contacts: [contact('003Z')] })).toMatchObject({
    contactId: '003Z',
    leadId: null,
    accountId: '001A',
    rule: 'lead_email'
  });
});

it('never chooses between two Contacts, two Leads or two conversions', () => {
  const conversions = ['003Y', '003X'].map((convertedContactId, index) =>
    lead(`00Q${index}`, { isConverted: true, convertedContactId })
  );
  expect(match([contact('003B'), contact('003A'), lead('00QA')])).toMatchObject({
    contactId: null,
    rule: 'ambiguous',
    candidates: ['003A', '003B']
  });
  expect(match([lead('00QB'), lead('00QA')])).toMatchObject({ candidates: ['00QA', '00QB'] });
  expect(match(conversions)).toMatchObject({ rule: 'ambiguous', candidates: ['003X', '003Y'] });
});

it('makes no link for a stranger, and takes a link back when nobody matches any more', () => {
  expect(match([])).toBeUndefined();
  const link = match([contact('003A')]);
  expect(match([], link)).toMatchObject({ rule: 'none', contactId: null, evidence: null });
});

it('links an organisation’s Account when no person matches, and never for free mail', () => {
  expect(match([], undefined, { organisation: acme(['001A']) })).toMatchObject({
    contactId: null,
    accountId: '001A',
    rule: 'account_domain',
    evidence: 'E-mail domain acme.example is the website of Account Acme 001A'
  });
  expect(match([], undefined)).toBeUndefined();
});

it('prefers a person to the organisation', () => {
  const link = match([lead('00QA')], undefined, { organisation: acme(['001A']) });
  expect(link).toMatchObject({ leadId: '00QA', rule: 'lead_email', accountId: null });
});

it('settles several Accounts of one domain by where most of its Contacts are, or leaves the choice', () => {
  const several = ['001A', '001B'];
  expect(
    match([], undefined, { organisation: acme(several, { '001B': 3, '001A': 1 }) })
  ).toMatchObject({ accountId: '001B', rule: 'account_domain' });
  const tie = { '001A': 2, '001B': 2 };
  for (const organisation of [acme(several), acme(several, tie), acme([], tie)]) {
    expect(match([], undefined, { organisation })).toMatchObject({
      accountId: null,
      rule: 'ambiguous',
      candidates: several
    });
  }
  expect(match([], undefined, { organisation: acme([], { '001C': 2, '001D': 1 }) })).toMatchObject({
    accountId: '001C'
  });
});

it('keeps an earlier link while its record exists, though the address names nobody or several', () => {
  const link = match([contact('003A')]);
  const moved = contact('003A', { email: 'ada@elsewhere.example' });
  for (const people of [[], [contact('003B'), contact('003C')]]) {
    const kept = match(people, link, { linked: moved });
    expect(kept).toMatchObject({ contactId: '003A', rule: 'contact_email', confidence: 70 });
    expect(match(people, kept, { linked: moved })).toBeUndefined();
  }
});

it('moves an earlier link to the one person whom the address names now', () => {
  const link = match([contact('003A')]);
  const moved = contact('003A', { email: 'ada@elsewhere.example' });
  expect(match([contact('003B')], link, { linked: moved })).toMatchObject({ contactId: '003B' });
  const asLead = match([lead('00QA')]);
  expect(match([lead('00QA'), contact('003B')], asLead)).toMatchObject({ contactId: '003B' });
});

it('follows a linked Lead to the Contact it became, locked or not', () => {
  const converted = lead('00QA', {
    isConverted: true,
    convertedContactId: '003Z',
    email: 'ada@elsewhere.example'
  });
  const contacts = [contact('003Z')];
  const link = match([lead('00QA')]);
  if (!link) throw new Error('no link');
  for (const locked of [false, true]) {
    const healed = match([], { ...link, locked }, { linked: converted, contacts });
    expect(healed).toMatchObject({ contactId: '003Z', leadId: null, accountId: '001A', locked });
    expect(match([], healed, { linked: contact('003Z'), contacts })).toBeUndefined();
  }
});

it('leaves what a person chose alone while its record exists', () => {
  const link = match([contact('003A')]);
  if (!link) throw new Error('no link');
  const manual: MemberLink = { ...link, contactId: '003M', rule: 'manual' };
  expect(match([contact('003A')], manual, { linked: contact('003M') })).toBeUndefined();
  expect(match([contact('003A')], manual)).toMatchObject({ contactId: '003A' });
});

const people = fc.uniqueArray(
  fc.oneof(
    fc.integer({ min: 1, max: 4 }).map((n) => contact(`003${n}`)),
    fc.integer({ min: 1, max: 4 }).map((n) => lead(`00Q${n}`)),
    fc
      .integer({ min: 5, max: 8 })
      .map((n) => lead(`00Q${n}`, { isConverted: true, convertedContactId: `003${n}` }))
  ),
  { selector: (person) => person.recordId, maxLength: 6 }
);

it('never changes a locked link, whoever comes and goes', () => {
  fc.assert(
    fc.property(people, people, (before, after) => {
      const link = match(before);
      if (link) expect(match(after, { ...link, locked: true })).toBeUndefined();
    })
  );
});

const inTwoOrders = people.chain((some) =>
  fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))
);

it('decides the same whatever the order, and decides nothing twice', () => {
  fc.assert(
    fc.property(inTwoOrders, ([candidates, shuffled]) => {
      const link = match(candidates);
      expect(match(shuffled)).toEqual(link);
      if (link) expect(match(shuffled, link)).toBeUndefined();
    })
  );
});

it('points to a person or to candidates, never to both, and to a Lead only without a Contact', () => {
  fc.assert(
    fc.property(people, (candidates) => {
      const link = match(candidates);
      if (!link) return;
      const targets = [link.contactId, link.leadId].filter((id) => id !== null);
      expect(targets).toHaveLength(link.rule === 'ambiguous' ? 0 : 1);
      expect(link.candidates.length > 1).toBe(link.rule === 'ambiguous');
      expect(targets.every((id) => !isConvertedLead(candidates, id))).toBe(true);
    })
  );
});

function isConvertedLead(candidates: readonly OrgPerson[], id: string): boolean {
  return candidates.some((person) => person.recordId === id && person.isConverted);
}

it('tells a new target from new evidence', () => {
  const link = match([contact('003A')]);
  const renamed = match([contact('003A', { name: 'Ada Field' })], link);
  expect(renamed?.evidence).toContain('Ada Field');
  expect(pointsElsewhere(link, renamed)).toBe(false);
  expect(pointsElsewhere(link, match([], link))).toBe(true);
  expect(pointsElsewhere(undefined, link)).toBe(true);
});
