import { COMPANIES, FREE_MAIL, FREE_MAIL_PEOPLE, STAFF, STRANGERS, VENDOR } from './companies.ts';
import type { Random } from './random.ts';

/** What the org's own data say about a person of the community. */
export type KnownAs = 'contact' | 'lead' | 'contact and lead' | 'two contacts' | 'nothing';

/** One user of the sample workspace. */
export interface Person {
  readonly id: string;
  readonly handle: string;
  readonly first: string;
  readonly last: string;
  readonly title: string;
  /** As the user typed it into Slack; `undefined` when the export leaves it out. */
  readonly email: string | undefined;
  readonly companyRef: string | undefined;
  readonly knownAs: KnownAs;
  readonly isStaff: boolean;
  readonly isDeleted: boolean;
}

/** Everyone, staff first; the order also says how much they tend to write. */
export function makePeople(random: Random): Person[] {
  const people = [
    ...STAFF.map((line) => person(random, line, { domain: VENDOR.domain, isStaff: true })),
    ...shuffled(random, [...companyPeople(random), ...freeMailPeople(random), ...strangers(random)])
  ];
  return people.concat(duplicates(random, people));
}

const ADDRESS_ODDITIES: Readonly<Record<string, (email: string) => string | undefined>> = {
  'Dev Okafor': (email) => email.toUpperCase(),
  'Helena Costa': (email) => ` ${email} `,
  'Kofi Mensah': (email) => email.replace('kofi', 'Kofi'),
  'Viggo Thorsen': () => undefined,
  'Hugo Marchand': () => ''
};
const LEFT = new Set(['Anton Drozd', 'Callum Reyes']);

function companyPeople(random: Random): Person[] {
  return COMPANIES.flatMap((company, index) =>
    company.people.map((line, place) =>
      person(random, line, {
        domain: company.domain,
        companyRef: company.ref,
        knownAs: knownInCompany(index, place)
      })
    )
  );
}

/** Most are Contacts; every third company has a Lead, and some people nobody entered. */
function knownInCompany(company: number, place: number): KnownAs {
  if (company === 0 && place === 0) return 'two contacts';
  if (company === 2 && place === 0) return 'contact and lead';
  if (place === 0) return 'contact';
  if (place === 1) return company % 3 === 1 ? 'lead' : 'contact';
  return place === 2 && company % 2 === 0 ? 'contact' : 'nothing';
}

function freeMailPeople(random: Random): Person[] {
  return FREE_MAIL_PEOPLE.map((line, index) =>
    person(random, line, {
      domain: FREE_MAIL[index % FREE_MAIL.length] ?? FREE_MAIL[0],
      knownAs: index < 2 ? 'contact' : index < 5 ? 'lead' : 'nothing'
    })
  );
}

function strangers(random: Random): Person[] {
  return STRANGERS.map((line, index) =>
    person(random, line, {
      domain: line.split('|')[2] ?? '',
      knownAs: index === 0 ? 'lead' : 'nothing'
    })
  );
}

/** Two people who joined a second time with a private address. */
function duplicates(random: Random, people: readonly Person[]): Person[] {
  return ['Mara Ellison', 'Ewan Macrae'].map((name) => {
    const known = people.find((one) => `${one.first} ${one.last}` === name);
    const again = person(random, `${name}|${known?.title ?? ''}`, { domain: FREE_MAIL[0] });
    return { ...again, handle: `${again.handle}2` };
  });
}

interface Circumstances {
  readonly domain: string;
  readonly companyRef?: string;
  readonly knownAs?: KnownAs;
  readonly isStaff?: boolean;
}

function person(random: Random, line: string, around: Circumstances): Person {
  const [name = '', title = ''] = line.split('|');
  const [first = '', last = ''] = name.split(' ');
  const handle = `${first}.${last}`.toLowerCase();
  const email = `${handle}@${around.domain}`;
  const oddity = ADDRESS_ODDITIES[name];
  return {
    id: random.slackId('U'),
    handle: random.chance(0.3) ? first.toLowerCase().replace('-', '') : handle,
    first,
    last,
    title,
    email: oddity ? oddity(email) : email,
    companyRef: around.companyRef,
    knownAs: around.knownAs ?? 'nothing',
    isStaff: around.isStaff ?? false,
    isDeleted: LEFT.has(name)
  };
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
