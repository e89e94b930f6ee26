import { afterEach, expect, it } from '@jest/globals';
import { backfillProgress } from '../../src/entrypoints/http/contract/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, anActivity } from '../support/records.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const START = Date.parse('2026-03-02T00:00:00.000Z');
const LANES = 5;

let org: LocalOrg;
let workspace: Workspace;
let now: number;

async function begin(dailyCalls: number): Promise<void> {
  now = START;
  const clock = new Date(START).toISOString();
  org = await LocalOrg.start('--clock', clock, '--daily-requests', String(dailyCalls));
  workspace = await Workspace.connect(org, { clock: { now: () => new Date(now) } });
  await workspace.take(aVillage(3, 3));
}

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

/** Time passes here and there. */
async function pass(minutes: number): Promise<void> {
  now += minutes * 60_000;
  await org.advanceClock(minutes * 60);
}

const calls = async () => (await org.ledger()).calls;
const lastRun = async () => (await workspace.storage.runs.list(workspace.connection.id, 1))[0];

/** Half an hour with something new, in which others make so many calls, and a turn of the timetable. */
async function halfHour(number: number, callsOfOthers: number): ReturnType<Workspace['tick']> {
  await pass(30);
  await org.useCalls(callsOfOthers);
  await workspace.take({
    activities: [anActivity({ externalId: `a:${number}`, memberKey: 'slack:T1:U1' })]
  });
  return workspace.tick();
}

it('keeps to its share through a day in which others call the org, too, and goes on after it', async () => {
  const random = seededRandom(10);
  const max = 160;
  await begin(max);
  await workspace.settings.change(workspace.connection.id, { apiSharePercent: 40 }, ADA);
  const { apiCalls } = await workspace.sync();
  let others = (await calls()) - apiCalls;
  let own = apiCalls;
  const skipped: unknown[] = [];
  for (let number = 0; number < 46; number += 1) {
    const more = Math.floor(random() * 4);
    const outcome = await halfHour(number, more);
    if ('skipped' in outcome) skipped.push(outcome.skipped);
    others += more;
    const before = own;
    own = (await calls()) - others;
    if (own > before) expect(own).toBeLessThanOrEqual(0.4 * (max - others) + LANES);
  }
  expect(new Set(skipped)).toEqual(new Set(['budget']));
  expect(own).toBeGreaterThan(0.4 * (max - others) - LANES);
  expect(await org.count('Activity__c')).toBe(3 + 46 - skipped.length);
  await expect(workspace.sync()).rejects.toMatchObject({ code: 'api_budget_reached' });
  const { message } = (await lastRun()) ?? {};
  expect(message).toMatch(/^API budget: .* Goes on after 2026-03-0[23]T/);
  // The next day nobody else calls.
  await pass(4 * 60);
  expect(await halfHour(46, 0)).toMatchObject({ status: 'done' });
  expect(await org.count('Activity__c')).toBe(3 + 47);
});

it('stops the history at three quarters of the share and leaves the rest to what happens now', async () => {
  await begin(60);
  await workspace.take({ activities: aVillage(3, 600).activities });
  await workspace.backfills.request(workspace.connection.id, {});
  await expect(workspace.backfill(20)).rejects.toMatchObject({ code: 'api_budget_reached' });
  expect(await lastRun()).toMatchObject({ kind: 'backfill', status: 'paused' });
  const until = new Date(START + 24 * 3_600_000).toISOString();
  expect(backfillProgress.parse(await workspace.backfillProgress())).toMatchObject({
    ...{ state: 'waiting', goesOnAt: until, total: 600 },
    message: expect.stringMatching(/^Three quarters of our share/)
  });
  // One call connected; a half of what that left is ours, and three quarters of it are 21.
  expect(await calls()).toBe(1 + 21);
  const early = await org.count('Activity__c');
  await workspace.take({
    activities: [anActivity({ externalId: 'now', memberKey: 'slack:T1:U1' })]
  });
  expect(await workspace.sync()).toMatchObject({ status: 'done' });
  expect(await org.countOf("SELECT COUNT() FROM Activity__c WHERE ExternalId__c = 'now'")).toBe(1);
  expect(await org.count('Activity__c')).toBeLessThan(early + 100);
  await pass(23 * 60);
  const before = await calls();
  await workspace.workOff(20);
  expect(await calls()).toBe(before);
  for (let day = 0; day < 2; day += 1) {
    await pass(25 * 60);
    await workspace.workOff(20);
  }
  expect(await org.count('Activity__c')).toBe(601);
  expect(await workspace.backfillProgress()).toMatchObject({
    ...{ state: 'done', goesOnAt: null, message: null }
  });
});
