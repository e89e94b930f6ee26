import { Calendar } from './calendar.ts';
import type { Totals } from './channel-log.ts';
import { Community } from './community.ts';
import { makeCompanySeed, type SeedRecord } from './company-seed.ts';
import { makeDemoSessions } from './session-log.ts';
import { exportFiles } from './export-files.ts';
import { addHazards } from './hazards.ts';
import { makePeople, type KnownAs, type Person } from './people.ts';
import { Random } from './random.ts';

/** Where the committed sample lies in the repository. */
export const SAMPLE_EXPORT = 'samples/pipwright-community-slack-export.zip';
export const SAMPLE_SESSIONS = 'samples/pipwright-demo-sessions.jsonl';
export const SAMPLE_COMPANY = 'local-org/seeds/sample-company.json';
/** What the sample community is called. */
export const SAMPLE_NAME = 'Pipwright Community';

const SEED = 20_260_901;

/** The sample community, the org that belongs to it, and what an import and a match should find. */
export interface Sample {
  /** The Slack export: path to contents, sorted by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Viewings of demos, one JSON object a line. */
  readonly sessions: string;
  readonly seed: { readonly records: readonly SeedRecord[] };
  readonly expected: {
    /** People who count as members; bots do not, the guest of a shared channel does. */
    readonly members: number;
    readonly messagesInFiles: number;
    readonly activities: Totals;
    readonly links: Readonly<Record<'contact_email' | 'lead_email' | 'ambiguous' | 'none', number>>;
  };
}

/** The same for the same calendar: neither time nor machine has a say. */
export function makeSample(calendar = new Calendar()): Sample {
  const random = new Random(SEED);
  const people = makePeople(random);
  const community = new Community(random, people, calendar);
  community.live();
  addHazards(community);
  const records = makeCompanySeed(random, people, calendar);
  return {
    files: exportFiles(community),
    sessions: makeDemoSessions(records, calendar),
    seed: { records },
    expected: {
      members: people.length + 1,
      messagesInFiles: community.channels.reduce(
        (sum, { name }) => sum + community.log(name).messages.length,
        0
      ),
      activities: community.totals,
      links: linksOf(people)
    }
  };
}

/** The org's records as the seed file holds them. */
export function seedText({ seed }: Sample): string {
  return `${JSON.stringify(seed, null, 2)}\n`;
}

function linksOf(people: readonly Person[]): Sample['expected']['links'] {
  const count = (...known: KnownAs[]) => people.filter((one) => known.includes(one.knownAs)).length;
  return {
    contact_email: count('contact', 'contact and lead'),
    lead_email: count('lead'),
    ambiguous: count('two contacts'),
    none: count('nothing') + 1
  };
}
