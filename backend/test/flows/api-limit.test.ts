import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const START = Date.parse('2026-03-02T09:00:00.000Z');
const WRITE = 'POST .*/composite$';

let org: LocalOrg;
let workspace: Workspace;
let now: number;

beforeEach(async () => {
  now = START;
  org = await LocalOrg.start('--clock', new Date(START).toISOString());
  workspace = await Workspace.connect(org, { clock: { now: () => new Date(now) } });
  await workspace.take(aVillage(20, 5));
  await workspace.sync();
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

/** Time passes here and there. */
async function pass(minutes: number): Promise<void> {
  now += minutes * 60_000;
  await org.advanceClock(minutes * 60);
}

/** From here on the org tells how many calls it was asked for, the refused ones among them. */
async function countAsked(): Promise<() => Promise<number>> {
  await org.planFaults({ kind: 'status', match: WRITE, probability: 0 });
  return async () => Number((await org.faults())[0]?.['seen']);
}

const lastRun = async () => (await workspace.storage.runs.list(workspace.connection.id, 1))[0];

it('stops when the org refuses every call, asks three times in a day, and then brings all', async () => {
  await workspace.take(aVillage(20, 4000));
  const asked = await countAsked();
  await org.planFaults({ kind: 'limit', limit: 'requests', match: WRITE, after: 2, times: 1 });
  await expect(workspace.sync()).rejects.toMatchObject({
    ...{ code: 'api_limit_reached', resumesAt: new Date(START + 3_600_000).toISOString() },
    remedy: expect.stringContaining('at the earliest at 2026-03-02T10:00:00.000Z')
  });
  expect(await lastRun()).toMatchObject({
    status: 'paused',
    message: expect.stringMatching(/^API limit: .*Goes on after 2026-03-02T10:00:00.000Z\.$/)
  });
  const before = await asked();
  for (let slot = 0; slot < 6 * 23; slot += 1) {
    await pass(10);
    expect(await workspace.tick()).toEqual({ skipped: 'limit' });
  }
  expect((await asked()) - before).toBeLessThanOrEqual(3);
  await pass(60);
  expect(await workspace.tick()).toMatchObject({ status: 'done' });
  expect(await org.count('Activity__c')).toBe(4000);
  expect(await workspace.storage.exceptions.counts(workspace.connection.id)).toEqual({
    ...{ retry: 0, waiting: 0, parked: 0 }
  });
});

it('lets a backfill wait while the org refuses every call, and go on by itself', async () => {
  await workspace.take(aVillage(20, 300));
  await workspace.backfills.request(workspace.connection.id, {});
  await org.planFaults({ kind: 'limit', limit: 'requests', match: WRITE, times: 1 });
  await workspace.workOff(100);
  const hour = new Date(START + 3_600_000).toISOString();
  expect(await workspace.backfillProgress()).toMatchObject({
    ...{ state: 'waiting', goesOnAt: hour },
    message: 'The org has used up its API calls of the last 24 hours.'
  });
  // A person's word counts for more.
  await workspace.backfills.pause(workspace.connection.id);
  expect(await workspace.backfillProgress()).toMatchObject({ state: 'paused', goesOnAt: null });
  await workspace.backfills.resume(workspace.connection.id);
  await pass(60);
  expect(await workspace.backfillProgress()).toMatchObject({ state: 'running', goesOnAt: null });
  // One call finds out that the org still refuses.
  await workspace.workOff(100);
  const later = new Date(START + 4 * 3_600_000).toISOString();
  expect(await workspace.backfillProgress()).toMatchObject({ state: 'waiting', goesOnAt: later });
  await pass(24 * 60);
  await workspace.workOff(100);
  expect(await workspace.backfillProgress()).toMatchObject({ state: 'done' });
  expect(await org.count('Activity__c')).toBe(300);
});

it('does not take a moment of too many long calls for a day without any', async () => {
  await workspace.take(aVillage(20, 100));
  await org.planFaults({ kind: 'limit', limit: 'concurrent', match: WRITE, times: 2 });
  expect(await workspace.sync()).toMatchObject({ status: 'done' });
  expect(await org.count('Activity__c')).toBe(100);
});
