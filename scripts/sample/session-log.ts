import type { Calendar } from './calendar.ts';
import type { SeedRecord } from './company-seed.ts';
import { Random } from './random.ts';

const SEED = 20_260_902;
const SESSIONS = 60;
const DAY_MS = 86_400_000;
const TOURS: Readonly<Record<string, readonly string[]>> = {
  'Pipwright in five minutes': ['First pipeline', 'Alerts'],
  'Building a connector': ['From a template', 'From an API description'],
  'Running it yourself': ['Sizing', 'Upgrades', 'Backups']
};
const AREAS = ['Error handling', 'Scheduling', 'Access control', 'Pricing', 'Self-hosting'];

type Row = Readonly<Record<string, unknown>>;

/** Viewings of demos by people whom the sales team knows, and by a few strangers: one JSON object a line. */
export function makeDemoSessions(records: readonly SeedRecord[], calendar: Calendar): string {
  const random = new Random(SEED);
  const people = records.filter(({ object }) => object === 'Contact' || object === 'Lead');
  const rows = Array.from({ length: SESSIONS }, (_, index) =>
    visit(random, index + 1, calendar, random.chance(0.85) ? random.pickSkewed(people) : undefined)
  );
  const buyers = people.filter(
    ({ ref, object }) => object === 'Lead' || dealPeople(records).has(`@${ref}`)
  );
  rows.push(...buyers.map((buyer, index) => visit(random, SESSIONS + index + 1, calendar, buyer)));
  return rows
    .flat()
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}

/** Every fourth visit is given as its events, the others as the session they made. */
function visit(
  random: Random,
  number: number,
  calendar: Calendar,
  person: SeedRecord | undefined
): Row[] {
  const sessionId = `visit-${String(number).padStart(3, '0')}`;
  const start =
    calendar.now - DAY_MS - random.between(0, 75) * DAY_MS + random.between(7, 18) * 3_600_000;
  const who = person ? identified(person) : {};
  const demo = random.pick(Object.keys(TOURS));
  const flows = random.sample(TOURS[demo] ?? [], random.between(1, 2));
  const shareUrl = `https://demos.pipwright.example/share/${sessionId}`;
  const areas = random.sample(AREAS, random.between(0, 3));
  const steps = random.between(2, 24);
  if (number % 4 === 0) {
    return events(random, { sessionId, start, who, demo, flows, areas, steps, shareUrl });
  }
  return [
    {
      ...{ sessionId, startedAt: iso(start) },
      endedAt: iso(start + steps * random.between(9_000, 31_000)),
      ...who,
      ...{ demos: [demo], flows, stepsViewed: steps },
      veryInterestedAreas: areas.slice(0, 1),
      somewhatInterestedAreas: areas.slice(1, 2),
      notInterestedAreas: areas.slice(2),
      shareUrl
    }
  ];
}

/** Whoever has a role in a deal has seen a demo, and so has every lead. */
function dealPeople(records: readonly SeedRecord[]): ReadonlySet<unknown> {
  const roles = records.filter(({ object }) => object === 'OpportunityContactRole');
  return new Set(roles.map(({ fields }) => fields['ContactId']));
}

interface Visit {
  readonly sessionId: string;
  readonly start: number;
  readonly who: Row;
  readonly demo: string;
  readonly flows: readonly string[];
  readonly areas: readonly string[];
  readonly steps: number;
  readonly shareUrl: string;
}

function events(random: Random, visit: Visit): Row[] {
  const { sessionId, demo, flows } = visit;
  let at = visit.start;
  const next = (given: Row): Row => {
    at += random.between(4_000, 40_000);
    return { sessionId, at: iso(at), ...given };
  };
  return [
    { sessionId, at: iso(at), event: 'open', demo, shareUrl: visit.shareUrl },
    ...Array.from({ length: visit.steps }, (_, index) =>
      next({ event: 'step', demo, flow: flows[index % flows.length], step: `Step ${index + 1}` })
    ),
    ...visit.areas.map((area, index) =>
      next({ event: 'interest', area, interest: ['very', 'somewhat', 'not'][index] })
    ),
    ...(Object.keys(visit.who).length > 0 ? [next({ event: 'identify', ...visit.who })] : []),
    next({ event: 'close' })
  ];
}

function identified({ fields }: SeedRecord): Row {
  const fullName = [fields['FirstName'], fields['LastName']].filter(Boolean).join(' ');
  return { fullName, email: fields['Email'] };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
