import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Storage } from '../../src/adapters/storage/index.ts';
import { KIND_OF, type Activity, type MemberLink } from '../../src/domain/index.ts';
import { keepRollups } from '../../src/pipeline/rollups/index.ts';
import { databases, useStorage } from '../support/databases.ts';
import {
  aCommunity,
  aLink,
  aMember,
  anActivity,
  anOpportunity,
  aSession
} from '../support/records.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { takeRecords } from '../support/take-records.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-05-04T08:00:00.000Z');
const OBJECTS = ['Community__c', 'Account', 'Contact', 'Lead', 'Opportunity'] as const;
const MEMBERS = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];
const SESSIONS = Array.from({ length: 8 }, (_, index) => `demo:${index}`);
const RECORDS = ['a', 'b', 'c', 'c1', 'c2', 'l1', 'o1', 'o2', 'k0', 'k1'];

let milliseconds: number;
let teammateDomains: readonly string[] = [];
const clock = { now: () => new Date(milliseconds) };

beforeEach(() => {
  milliseconds = START;
  teammateDomains = [];
});

describe.each(databases)('totals on $name', (database) => {
  const test = useStorage(database, clock);

  /** One turn of the stage for one org; the keys of the changes it made. */
  async function turn(connectionId = 'org-1', storage: Storage = test.storage): Promise<string[]> {
    const name = `sync:${connectionId}`;
    const token = await storage.leases.acquire(name, 'test', DAY_MS);
    const fence = { name, token: token ?? -1 };
    const before = await storage.changes.head();
    await keepRollups({ storage, clock, connectionId, fence, settings: { teammateDomains } });
    await storage.leases.release(fence);
    const changes = await storage.changes.read({
      kinds: Object.values(KIND_OF),
      ...{ connectionId, after: before, upTo: await storage.changes.head(), limit: 100_000 }
    });
    return changes.map(({ kind, key }) => `${kind} ${key}`).sort();
  }

  async function relink(links: readonly MemberLink[]): Promise<void> {
    await test.storage.links.saveAll(links);
    await test.storage.changes.append(
      links.map(({ connectionId, memberKey: key }) => ({
        ...{ kind: 'member', key, connectionId, origin: 'identity', depth: 1 }
      }))
    );
  }

  const fieldsOf = async (object: (typeof OBJECTS)[number], key: string) =>
    (await test.storage.recordRollups.find('org-1', object, [key])).get(key);

  it('are those of member, community, contact and account, and change nothing when nothing changed', async () => {
    await takeRecords(test.storage, {
      communities: [aCommunity({ externalId: 'k0' })],
      members: [aMember({ externalId: 'm0', communityKey: 'k0' })],
      activities: [0, 0, 40].map((age, index) => activity(`a${index}`, 'm0', age))
    });
    await relink([aLink({ memberKey: 'm0', contactId: 'c1', accountId: 'a' })]);
    expect(await turn()).toEqual([
      'account_totals a',
      'community k0',
      'contact_totals c1',
      'member m0'
    ]);
    expect(await turn()).toEqual([]);
    const [rollup] = (await test.storage.memberRollups.find('org-1', ['m0'])).values();
    expect(rollup).toMatchObject({ activityCount: 3, activityCount30d: 2, score: 2.4 });
    expect(await fieldsOf('Community__c', 'k0')).toMatchObject({
      ...{ MemberCount__c: 1, ActiveMembers30d__c: 1, ActivityCount__c: 3, ActivityCount30d__c: 2 },
      LastActivityAt__c: '2026-05-04T08:00:00.000Z'
    });
    expect(await fieldsOf('Contact', 'c1')).toEqual({
      ...{ CommunityScore__c: 2.4, CommunityLevel__c: 'New', CommunityMemberships__c: 1 },
      ...{ LastCommunityActivityAt__c: '2026-05-04T08:00:00.000Z' },
      ...{ LastDemoSessionAt__c: null, DemoSessions__c: 0 }
    });
    const { CommunityTrend__c: trend } = (await fieldsOf('Account', 'a')) ?? {};
    expect(String(trend)).toMatch(/"start":"2026-05-04","count":2\}\]\}$/);
  });

  it('age without new activity, on the day and not before', async () => {
    await takeRecords(test.storage, {
      communities: [aCommunity({ externalId: 'k0' })],
      members: [aMember({ externalId: 'm0', communityKey: 'k0' })],
      activities: [activity('a0', 'm0', 3, 'leave')]
    });
    await turn();
    // `leave` is worth nothing, so its score never ages; the chart moves on Mondays.
    const turns: string[] = [];
    for (let day = 1; day <= 100; day += 1) {
      milliseconds = START + day * DAY_MS;
      for (const key of await turn()) turns.push(`${day}: ${key}`);
    }
    const mondays = Array.from({ length: 12 }, (_, index) => `${7 * (index + 1)}: community k0`);
    const leaves = ['27: community k0', '27: member m0'];
    // After twelve Mondays the chart is empty and stays so.
    expect(turns.toSorted()).toEqual([...mondays.slice(0, 11), ...leaves].toSorted());
  });

  it('follow a member to another account, and an activity to another member', async () => {
    await takeRecords(test.storage, {
      communities: [aCommunity({ externalId: 'k0' })],
      members: ['m0', 'm1'].map((externalId) => aMember({ externalId, communityKey: 'k0' })),
      activities: [activity('a0', 'm0', 0)]
    });
    await relink([aLink({ memberKey: 'm0', contactId: 'c1', accountId: 'a' })]);
    await turn();
    await relink([aLink({ memberKey: 'm0', contactId: 'c2', accountId: 'b' })]);
    expect(await turn()).toEqual([
      'account_totals a',
      'account_totals b',
      'contact_totals c1',
      'contact_totals c2'
    ]);
    expect(await fieldsOf('Account', 'a')).toMatchObject({ CommunityMembers__c: 0 });
    expect(await fieldsOf('Contact', 'c1')).toMatchObject({ CommunityScore__c: null });
    await takeRecords(test.storage, { activities: [activity('a0', 'm1', 0)] });
    expect(await turn()).toEqual([
      'account_totals b',
      'contact_totals c2',
      'member m0',
      'member m1'
    ]);
    const rollups = await test.storage.memberRollups.find('org-1', ['m0', 'm1']);
    expect([...rollups.values()].map(({ activityCount }) => activityCount).sort()).toEqual([0, 1]);
  });

  it('of any edits, turn by turn and day by day, are those of adding up everything at once', async () => {
    const random = seededRandom(20_260_904);
    teammateDomains = ['pipwright.example'];
    for (let round = 0; round < 25; round += 1) {
      await edit(random);
      if (random() < 0.5) milliseconds += Math.floor(random() * 12) * DAY_MS;
      await turn();
    }
    milliseconds += 40 * DAY_MS;
    await turn();
    await copyLinks('org-1', 'scratch');
    await copyOpportunities('org-1', 'scratch');
    await turn('scratch');
    expect(await stateOf('org-1')).toEqual(await stateOf('scratch'));
  }, 120_000);

  it('count for an Opportunity what its people did while it was open, each activity once', async () => {
    await takeRecords(test.storage, {
      communities: [aCommunity({ externalId: 'k0' })],
      members: ['m0', 'm1', 'm2'].map((externalId) =>
        aMember({ externalId, communityKey: 'k0', email: `${externalId}@village.example` })
      ),
      activities: [
        ...[0, 3, 9].map((age) => activity(`a${age}`, 'm0', age)),
        activity('a4', 'm1', 4),
        activity('a5', 'm2', 5)
      ]
    });
    // Ada is of the Account and has a role; Lee only has a role; nobody knows the third.
    await relink([
      aLink({ memberKey: 'm0', contactId: 'c1', accountId: 'a' }),
      aLink({ memberKey: 'm1', contactId: 'c2', accountId: 'b' })
    ]);
    const deal = anOpportunity({
      ...{ recordId: 'o1', accountId: 'a', createdAt: new Date(START - 8 * DAY_MS).toISOString() },
      contactRoles: ['c1', 'c2'].map((contactId) => ({
        ...{ recordId: `r-${contactId}`, contactId, role: null, isPrimary: false }
      }))
    });
    const change = async (given: Partial<typeof deal>) => {
      await test.storage.opportunities.saveAll('org-1', [{ ...deal, ...given }]);
      await test.storage.changes.append([
        { kind: 'opportunity', key: 'o1', connectionId: 'org-1', origin: 'pull', depth: 0 }
      ]);
    };
    await change({});
    expect(await turn()).toContain('opportunity_totals o1');
    expect(await fieldsOf('Opportunity', 'o1')).toEqual({
      ...{ CommunityTouches__c: 3, LastCommunityTouchAt__c: new Date(START).toISOString() },
      ...{ DemoSessions__c: 0, LastDemoSessionAt__c: null }
    });
    await takeRecords(test.storage, { activities: [activity('a10', 'm0', 0)] });
    expect(await turn()).toContain('opportunity_totals o1');
    expect(await fieldsOf('Opportunity', 'o1')).toMatchObject({ CommunityTouches__c: 4 });
    const closeDate = new Date(START - 3 * DAY_MS).toISOString().slice(0, 10);
    await change({ isClosed: true, closeDate });
    expect(await turn()).toEqual(['opportunity_totals o1']);
    expect(await fieldsOf('Opportunity', 'o1')).toMatchObject({ CommunityTouches__c: 2 });
    // What happens after the end is no touch, so nothing is sent.
    await takeRecords(test.storage, { activities: [activity('a11', 'm0', 0)] });
    expect(await turn()).not.toContain('opportunity_totals o1');
  });

  it('do not depend on the order in which activities come', async () => {
    const random = seededRandom(20_260_905);
    const members = MEMBERS.map((externalId) => aMember({ externalId, communityKey: 'k0' }));
    const activities = Array.from({ length: 40 }, (_, index) => {
      const age = Math.floor(random() * 120);
      return activity(`a${index}`, pick(random, MEMBERS), age, pick(random, ['message', 'reply']));
    });
    await takeRecords(test.storage, { communities: [aCommunity({ externalId: 'k0' })], members });
    await takeRecords(test.storage, { activities });
    await turn();
    const expected = await test.storage.memberRollups.find('org-1', MEMBERS);
    for (let permutation = 0; permutation < 15; permutation += 1) {
      const connectionId = `org-${permutation + 2}`;
      const shuffled = activities
        .map((one) => ({ one, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one.externalId);
      await turn(connectionId);
      for (const part of [shuffled.slice(0, 17), shuffled.slice(17)]) {
        await test.storage.changes.append(
          part.map((key) => ({
            ...{ kind: 'activity', key, connectionId, origin: 'intake', depth: 0 }
          }))
        );
        await turn(connectionId);
      }
      const found = await test.storage.memberRollups.find(connectionId, MEMBERS);
      for (const key of MEMBERS) {
        expect({ ...found.get(key), connectionId: 'org-1' }).toEqual(expected.get(key));
      }
    }
  }, 120_000);

  /** A few random records, new or changed. */
  async function edit(random: () => number): Promise<void> {
    const some = <T>(make: (index: number) => T) =>
      Array.from({ length: Math.floor(random() * 6) }, (_, index) => make(index));
    const link = () =>
      aLink({
        memberKey: pick(random, MEMBERS),
        contactId: pick(random, ['c1', 'c2', null]),
        leadId: pick(random, ['l1', null, null]),
        accountId: pick(random, ['a', 'b', 'c', null])
      });
    await takeRecords(test.storage, {
      communities: ['k0', 'k1'].map((externalId) => aCommunity({ externalId })),
      members: MEMBERS.map((externalId, index) =>
        aMember({
          externalId,
          communityKey: `k${index % 2}`,
          email: `${externalId}@${random() < 0.2 ? 'pipwright' : 'village'}.example`,
          status: random() < 0.1 ? 'Deactivated' : 'Active'
        })
      ),
      activities: distinct(
        some(() =>
          activity(
            `a${Math.floor(random() * 60)}`,
            pick(random, MEMBERS),
            Math.floor(random() * 150) - 2,
            pick(random, ['message', 'reply', 'join', 'cartwheel'])
          )
        )
      ),
      sessions: distinct(
        some(() =>
          aSession({
            externalId: pick(random, SESSIONS),
            opportunityId: pick(random, ['o1', null]),
            endedAt: new Date(milliseconds).toISOString()
          })
        )
      )
    });
    await editOpportunities(random);
    await relink([...new Map(some(link).map((one) => [one.memberKey, one])).values()]);
    const sessionLinks = SESSIONS.filter(() => random() < 0.2).map((sessionKey) => ({
      ...{ connectionId: 'org-1', sessionKey, memberKey: null, isAmbiguous: false },
      contactId: pick(random, ['c1', 'c2', null]),
      leadId: pick(random, ['l1', null]),
      accountId: pick(random, ['a', 'b', null]),
      ...{ opportunityId: pick(random, ['o1', 'o2', null]), ownerId: null, ownerEmail: null }
    }));
    await test.storage.sessionLinks.saveAll(sessionLinks);
    await test.storage.changes.append(
      sessionLinks.map(({ connectionId, sessionKey: key }) => ({
        ...{ kind: 'session', key, connectionId, origin: 'identity', depth: 1 }
      }))
    );
  }

  /** Opportunities of the org come, close, change hands and people, and go. */
  async function editOpportunities(random: () => number): Promise<void> {
    const { opportunities, changes } = test.storage;
    const edited = ['o1', 'o2'].filter(() => random() < 0.3);
    for (const recordId of edited) {
      if (random() < 0.2) await opportunities.removeAll('org-1', [recordId]);
      else {
        await opportunities.saveAll('org-1', [
          anOpportunity({
            recordId,
            accountId: pick(random, ['a', 'b', null]),
            isClosed: random() < 0.4,
            createdAt: new Date(milliseconds - Math.floor(random() * 90) * DAY_MS).toISOString(),
            closeDate: new Date(milliseconds).toISOString().slice(0, 10),
            contactRoles: ['c1', 'c2']
              .filter(() => random() < 0.4)
              .map((contactId) => ({
                ...{ recordId: `r-${recordId}-${contactId}`, contactId },
                ...{ role: null, isPrimary: false }
              }))
          })
        ]);
      }
    }
    await changes.append(
      edited.map((key) => ({
        ...{ kind: 'opportunity', key, connectionId: 'org-1', origin: 'pull', depth: 0 }
      }))
    );
  }

  async function copyOpportunities(from: string, connectionId: string): Promise<void> {
    const found = await test.storage.opportunities.listByIds(from, ['o1', 'o2']);
    await test.storage.opportunities.saveAll(
      connectionId,
      found.map((one) => ({ ...one, connectionId }))
    );
  }

  function activity(
    externalId: string,
    memberKey: string,
    age: number,
    type = 'message'
  ): Activity {
    const occurredAt = new Date(milliseconds - age * DAY_MS).toISOString();
    return anActivity({ externalId, memberKey, communityKey: 'k0', type, occurredAt });
  }

  async function copyLinks(from: string, to: string): Promise<void> {
    const states = await test.storage.feed.members(from, MEMBERS);
    const links = states.flatMap(({ link }) => (link ? [{ ...link, connectionId: to }] : []));
    await test.storage.links.saveAll(links);
    const sessions = await test.storage.feed.sessions(from, SESSIONS);
    await test.storage.sessionLinks.saveAll(
      sessions.flatMap(({ link }) => (link ? [{ ...link, connectionId: to }] : []))
    );
  }

  /** Everything that was added up; a record of zeros is one nobody counts for. */
  async function stateOf(connectionId: string): Promise<unknown> {
    const members = await test.storage.memberRollups.find(connectionId, MEMBERS);
    const records = await Promise.all(
      OBJECTS.map(async (object) => {
        const found = await test.storage.recordRollups.find(connectionId, object, RECORDS);
        return [...found].filter(([, fields]) => Object.values(fields).some(Boolean)).sort();
      })
    );
    return {
      members: MEMBERS.map((key) => ({ ...members.get(key), connectionId: null })),
      records
    };
  }
});

function pick<T>(random: () => number, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

function distinct<T extends { externalId: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.externalId, record])).values()];
}
