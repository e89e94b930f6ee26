import { DAYS, type Calendar } from './calendar.ts';
import { COMPANIES, VENDOR, type Company } from './companies.ts';
import { CONVERTED_LEAD, decisionMakers } from './deal-teams.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** One record for the org; a text `@ref` stands for the id of an earlier record or base user. */
export interface SeedRecord {
  readonly ref: string;
  readonly object: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** When it was made; now, when absent. */
  readonly createdAt?: string;
  /** Of a lead: the earlier records it is converted into. */
  readonly convertInto?: { readonly account: string; readonly contact: string };
}

/** What the vendor's sales team has in its org: companies, the people it knows, deals. */
export function makeCompanySeed(
  random: Random,
  people: readonly Person[],
  calendar: Calendar
): SeedRecord[] {
  const contacts = contactRecords(random, people);
  const accounts = COMPANIES.map((company) => accountRecord(random, company));
  const leads = leadRecords(random, people);
  return [
    ...accounts,
    ...contacts,
    ...leads,
    ...opportunityRecords(random, contacts, calendar),
    ...decisionMakers(contacts),
    CONVERTED_LEAD
  ];
}

const OWNERS = ['@rep', '@admin'] as const;

function accountRecord(random: Random, company: Company): SeedRecord {
  return {
    ref: company.ref,
    object: 'Account',
    fields: {
      Name: company.name,
      Website: `https://www.${company.domain}`,
      Industry: company.industry,
      Type: company.type,
      NumberOfEmployees: company.employees,
      OwnerId: random.pick(OWNERS)
    }
  };
}

function contactRecords(random: Random, people: readonly Person[]): SeedRecord[] {
  const members = people
    .filter((one) => one.knownAs !== 'nothing' && one.knownAs !== 'lead')
    .map((one) => contactOf(random, one, one.companyRef ?? random.pick(COMPANIES).ref, ''));
  const doubles = people
    .filter((one) => one.knownAs === 'two contacts')
    .map((one) => contactOf(random, one, 'kettleby', '-again'));
  const others = COMPANIES.flatMap((company) =>
    company.others.map((line) => {
      const [name = '', title = ''] = line.split('|');
      const [first = '', last = ''] = name.split(' ');
      const email = `${first}.${last}@${company.domain}`.toLowerCase();
      return contact(random, `contact-${slug(name)}`, company.ref, { first, last, title, email });
    })
  );
  return [...members, ...doubles, ...others];
}

function contactOf(random: Random, one: Person, account: string, suffix: string): SeedRecord {
  const email = orgSpelling(random, one.email ?? '');
  const ref = `contact-${slug(`${one.first} ${one.last}`)}${suffix}`;
  return contact(random, ref, account, { ...one, email });
}

function contact(
  random: Random,
  ref: string,
  account: string,
  of: { first: string; last: string; title: string; email: string }
): SeedRecord {
  return {
    ref,
    object: 'Contact',
    fields: {
      FirstName: of.first,
      LastName: of.last,
      Email: of.email,
      ...(of.title && { Title: of.title }),
      AccountId: `@${account}`,
      OwnerId: random.pick(OWNERS)
    }
  };
}

function leadRecords(random: Random, people: readonly Person[]): SeedRecord[] {
  return people
    .filter((one) => one.knownAs === 'lead' || one.knownAs === 'contact and lead')
    .map((one) => ({
      ref: `lead-${slug(`${one.first} ${one.last}`)}`,
      object: 'Lead',
      fields: {
        FirstName: one.first,
        LastName: one.last,
        Email: orgSpelling(random, one.email ?? ''),
        ...(one.title && { Title: one.title }),
        Company: companyNameOf(one),
        Status: random.pick(['Open - Not Contacted', 'Working - Contacted']),
        LeadSource: 'Web',
        OwnerId: '@rep'
      }
    }));
}

function opportunityRecords(
  random: Random,
  contacts: readonly SeedRecord[],
  calendar: Calendar
): SeedRecord[] {
  return COMPANIES.flatMap((company, index) => {
    const ref = `deal-${company.ref}`;
    const first = contacts.find((record) => record.fields['AccountId'] === `@${company.ref}`);
    const month = String(9 + (index % 4)).padStart(2, '0');
    const deal: SeedRecord = {
      ref,
      object: 'Opportunity',
      fields: {
        Name: `${company.name} – ${random.pick(['Team plan', 'Enterprise plan', 'Self-hosted'])}`,
        AccountId: `@${company.ref}`,
        StageName: random.pick(['Qualification', 'Needs Analysis', 'Proposal/Price Quote']),
        CloseDate: calendar.dateOf(
          `2026-${month}-${String(random.between(1, 28)).padStart(2, '0')}`
        ),
        Amount: random.between(6, 90) * 1_000,
        OwnerId: '@rep'
      },
      // Weeks ago: community touches are counted from then on.
      createdAt: new Date(calendar.startOfDay(DAYS - 20 - 5 * index) * 1_000).toISOString()
    };
    if (!first) return [deal];
    const role: SeedRecord = {
      ref: `role-${company.ref}`,
      object: 'OpportunityContactRole',
      fields: {
        OpportunityId: `@${ref}`,
        ContactId: `@${first.ref}`,
        Role: 'Evaluator',
        IsPrimary: true
      }
    };
    return [deal, role];
  });
}

/** Sales people type addresses as they come: the capitals differ from the community's. */
function orgSpelling(random: Random, email: string): string {
  const plain = email.trim().toLowerCase();
  if (!random.chance(0.3)) return plain;
  return plain.replace(/(^|[.@-])([a-z])/g, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

function companyNameOf(one: Person): string {
  const company = COMPANIES.find(({ ref }) => ref === one.companyRef);
  return company?.name ?? `${one.first} ${one.last} (via ${VENDOR.name} community)`;
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}
