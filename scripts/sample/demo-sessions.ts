import { DAYS, type Calendar } from './calendar.ts';
import { COMPANIES, FREE_MAIL, VENDOR } from './companies.ts';
import type { SeedRecord } from './company-seed.ts';
import type { Random } from './random.ts';

const DEMOS = ['Your first flow', 'Approvals in chat', 'Warehouse to ledger', 'Audit and access'];
const FLOWS = ['Getting started', 'For operations', 'For IT', 'For finance'];
const AREAS = [
  ...['Connectors', 'Scheduling', 'Error handling', 'Role-based access', 'Self-hosting'],
  ...['Audit log', 'Reporting', 'Pricing']
];

const LEADS_WITH_SESSIONS = 4;

/** Who viewed a demo, and what the session is tied to. */
interface Viewer {
  readonly fullName: string;
  readonly email: string;
  readonly links: Readonly<Record<string, string>>;
}

/** Viewings of the vendor's demos: by people of every deal, by leads, and by somebody nobody knows. */
export function demoSessions(
  random: Random,
  contacts: readonly SeedRecord[],
  leads: readonly SeedRecord[],
  calendar: Calendar
): SeedRecord[] {
  const viewers = [
    ...COMPANIES.flatMap(({ ref }) => dealViewers(random, ref, contacts)),
    ...leads.slice(0, LEADS_WITH_SESSIONS).map((lead) => ({
      ...nameOf(lead),
      links: { Lead__c: `@${lead.ref}` }
    })),
    { fullName: 'Marisol Quent', email: `marisol.quent@${FREE_MAIL[1]}`, links: {} }
  ];
  return viewers.map((viewer, index) => session(random, viewer, index + 1, calendar));
}

function dealViewers(random: Random, company: string, contacts: readonly SeedRecord[]): Viewer[] {
  const people = contacts.filter(({ fields }) => fields['AccountId'] === `@${company}`);
  return Array.from({ length: random.between(2, 5) }, () => {
    const contact = random.pick(people);
    const links = {
      Account__c: `@${company}`,
      Contact__c: `@${contact.ref}`,
      Opportunity__c: `@deal-${company}`,
      OpportunityOwnerId__c: '@rep'
    };
    return { ...nameOf(contact), links };
  });
}

function nameOf({ fields }: SeedRecord): Omit<Viewer, 'links'> {
  const text = (field: string) => String(fields[field]);
  return { fullName: `${text('FirstName')} ${text('LastName')}`, email: text('Email') };
}

function session(random: Random, viewer: Viewer, number: number, calendar: Calendar): SeedRecord {
  const minutes = random.between(600, 24_000) / 1_000;
  const started = calendar.startOfDay(0) * 1_000 + random.between(7 * 60, DAYS * 24 * 60) * 60_000;
  const id = `SES-${String(number).padStart(4, '0')}`;
  return {
    ref: id.toLowerCase(),
    object: 'Session__c',
    fields: {
      Name: id,
      ExternalId__c: `sample-demos:${id}`,
      StartedAt__c: stamp(started),
      EndedAt__c: stamp(started + minutes * 60_000),
      FullName__c: viewer.fullName,
      Email__c: viewer.email,
      DurationMinutes__c: minutes,
      StepsViewed__c: Math.ceil(minutes * 2),
      Demos__c: random.sample(DEMOS, random.between(1, 2)).join(', '),
      Flows__c: random.sample(FLOWS, random.between(1, 2)).join(', '),
      ...interests(random),
      ShareUrl__c: `https://demos.${VENDOR.domain}/share/${id.toLowerCase()}`,
      ...viewer.links
    }
  };
}

/** No area is of more than one kind of interest; some kinds have none. */
function interests(random: Random): Record<string, string> {
  const kinds = ['VeryInterestedAreas__c', 'SomewhatInterestedAreas__c', 'NotInterestedAreas__c'];
  const areas = new Map<string, string[]>();
  for (const area of random.sample(AREAS, random.between(2, 5))) {
    const kind = random.pick(kinds);
    areas.set(kind, [...(areas.get(kind) ?? []), area]);
  }
  return Object.fromEntries([...areas].map(([kind, names]) => [kind, names.join(', ')]));
}

function stamp(time: number): string {
  return new Date(time).toISOString();
}
