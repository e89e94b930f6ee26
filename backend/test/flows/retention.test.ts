import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, anActivity } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-02T09:00:00.000Z');

let org: LocalOrg;
let workspace: Workspace;
let now: number;

beforeEach(async () => {
  now = NOW;
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org, { clock: { now: () => new Date(now) } });
  await org.create('Contact', { LastName: 'Known', Email: 'member0@village.example' });
  const { communities, members } = aVillage(2, 0);
  // Each member did something on each of forty days.
  const activities = members.flatMap(({ externalId }, member) =>
    Array.from({ length: 40 }, (_, day) =>
      anActivity({
        externalId: `a:${member}:${day}`,
        memberKey: externalId,
        occurredAt: new Date(NOW - (day + 0.5) * DAY_MS).toISOString()
      })
    )
  );
  await workspace.take({ communities, members, activities });
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

const change = (given: Record<string, unknown>) =>
  workspace.settings.change(workspace.connection.id, given, ADA);

const activitiesOf = (member: number) =>
  org.countOf(
    `SELECT COUNT() FROM Activity__c WHERE Member__r.ExternalId__c = 'slack:T1:U${member}'`
  );

const totals = () => org.query('SELECT ActivityCount__c FROM Member__c ORDER BY ExternalId__c');

it('takes old activities out of the org, keeps the newest of matched members and all totals', async () => {
  await workspace.sync();
  const before = await totals();
  expect([await activitiesOf(0), await activitiesOf(1)]).toEqual([40, 40]);
  await change({ retentionDays: 10, retentionNewest: 25 });
  await workspace.sync();
  expect([await activitiesOf(0), await activitiesOf(1)]).toEqual([25, 10]);
  expect(await totals()).toEqual(before);
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
  expect(await org.ledger()).toMatchObject({ calls: 1, rowsWritten: 0 });
});

it('forgets what was refused of an activity that the window leaves behind', async () => {
  const odd = { memberKey: 'slack:T1:U1', channel: 'x'.repeat(300) };
  const activities = [1, 20].map((days) =>
    anActivity({
      ...{ ...odd, externalId: `odd:${days}` },
      occurredAt: new Date(NOW - days * DAY_MS).toISOString()
    })
  );
  await workspace.take({ activities });
  expect(await workspace.sync()).toMatchObject({ parked: 2 });
  await change({ retentionDays: 10, retentionNewest: 0 });
  expect(await workspace.sync()).toMatchObject({ parked: 1 });
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id);
  expect(issues.map(({ recordKey }) => recordKey)).toEqual(['odd:1']);
});

it('moves the window on day by day, and brings back what a wider one holds', async () => {
  await change({ retentionDays: 10, retentionNewest: 0 });
  await workspace.sync();
  expect([await activitiesOf(0), await activitiesOf(1)]).toEqual([10, 10]);
  now += 4 * DAY_MS;
  await workspace.sync();
  expect(await activitiesOf(1)).toBe(6);
  await change({ retentionDays: 20 });
  await workspace.sync();
  expect(await activitiesOf(1)).toBe(16);
  await change({ retentionDays: null });
  await workspace.sync();
  expect([await activitiesOf(0), await activitiesOf(1)]).toEqual([40, 40]);
});

it('never takes more than the cap, in the middle of a run neither, and keeps the newest and all totals', async () => {
  // A megabyte is 512 rows: a community, two members, and 509 activities.
  const cap = 509;
  await change({ storageCapMb: 1 });
  const take = (from: number, count: number) =>
    workspace.take({
      activities: Array.from({ length: count }, (_, index) =>
        anActivity({
          externalId: `b:${from + index}`,
          memberKey: 'slack:T1:U1',
          occurredAt: new Date(NOW - DAY_MS / 2 + (from + index) * 1000).toISOString()
        })
      )
    });
  await take(0, 400);
  await workspace.sync();
  expect(await org.count('Activity__c')).toBe(480);
  for (const from of [400, 550]) {
    await take(from, 150);
    const seen = watchMost();
    await workspace.sync();
    expect(await seen.stop()).toBeLessThanOrEqual(cap);
    expect(await org.count('Activity__c')).toBe(cap);
    const newest = `b:${from + 149}`;
    expect(
      await org.countOf(`SELECT COUNT() FROM Activity__c WHERE ExternalId__c = '${newest}'`)
    ).toBe(1);
  }
  expect(await totals()).toEqual([{ ActivityCount__c: 40 }, { ActivityCount__c: 740 }]);
});

/** Counts the activities of the org again and again while a run goes on. */
function watchMost(): { stop: () => Promise<number> } {
  let most = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) most = Math.max(most, await org.count('Activity__c'));
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return most;
    }
  };
}
