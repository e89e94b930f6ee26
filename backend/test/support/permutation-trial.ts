import type { Activity } from '../../src/domain/index.ts';
import type { LocalOrg } from './local-org.ts';
import { aCommunity, aMember, anActivity } from './records.ts';
import { seededRandom } from './seeded-random.ts';
import { Workspace } from './workspace.ts';

const MEMBERS = 3;
const ACTIVITIES = 12;
/** Turns in which the events come; after each of them the org is synced. */
const TURNS = 3;
const NOW = Date.UTC(2026, 2, 20, 9);
const HOUR = 3_600_000;
const ROLLUPS = [
  ...['ActivityCount__c', 'ActivityCount30d__c', 'LastActivityAt__c'],
  ...['EngagementScore__c', 'EngagementLevel__c', 'ScoreReasons__c']
];

/**
 * The same events for so many communities, for each in an order of its own and some of them twice.
 * @returns what the org then holds of each community, without what names it
 */
export async function permute(
  org: LocalOrg,
  communities: number,
  seed: number
): Promise<readonly string[][]> {
  const random = seededRandom(seed);
  const workspace = await Workspace.connect(org, { clock: { now: () => new Date(NOW) } });
  try {
    const keys = Array.from({ length: communities }, (_, index) => `S${seed}N${index}`);
    const orders = keys.map((key) => ({ key, events: shuffledTwice(eventsOf(key), random) }));
    await workspace.take({
      communities: keys.map((key) => aCommunity({ externalId: `slack:${key}`, workspaceKey: key })),
      members: keys.flatMap(membersOf)
    });
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const { events } of orders) {
        const share = events.length / TURNS;
        // One at a time, as a webhook brings them.
        for (const activity of events.slice(turn * share, (turn + 1) * share)) {
          await workspace.take({ activities: [activity] });
        }
      }
      await workspace.sync();
    }
    return await Promise.all(keys.map((key) => contentOf(org, key)));
  } finally {
    await workspace.close();
  }
}

function membersOf(key: string) {
  return Array.from({ length: MEMBERS }, (_, n) =>
    aMember({ externalId: `slack:${key}:U${n}`, communityKey: `slack:${key}`, name: `Member ${n}` })
  );
}

function eventsOf(key: string): Activity[] {
  return Array.from({ length: ACTIVITIES }, (_, n) =>
    anActivity({
      externalId: `slack:${key}:${n}`,
      communityKey: `slack:${key}`,
      memberKey: `slack:${key}:U${n % MEMBERS}`,
      recipientKey: n % 4 === 3 ? `slack:${key}:U${(n + 1) % MEMBERS}` : null,
      type: n % 4 === 3 ? 'reply' : 'message',
      occurredAt: new Date(NOW - n * n * 6 * HOUR).toISOString(),
      body: `words ${n}`
    })
  );
}

/** Every event at least once and every second one twice, in any order (Fisher–Yates). */
function shuffledTwice(events: readonly Activity[], random: () => number): Activity[] {
  const all = [...events, ...events.filter((_, index) => index % 2 === 0)];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as Activity, all[last] as Activity];
  }
  return all;
}

async function contentOf(org: LocalOrg, key: string): Promise<string[]> {
  const mine = `WHERE Community__r.ExternalId__c = 'slack:${key}' ORDER BY ExternalId__c`;
  const rows = [
    ...(await org.query(
      `SELECT ExternalId__c, Name, ${ROLLUPS.join(', ')} FROM Member__c ${mine}`
    )),
    ...(await org.query(
      `SELECT ExternalId__c, Type__c, OccurredAt__c, Body__c, Member__r.ExternalId__c FROM Activity__c ${mine}`
    ))
  ];
  return rows.map((row) =>
    JSON.stringify(row, (name, value: unknown) =>
      name === 'attributes' ? undefined : value
    ).replaceAll(key, 'T')
  );
}
