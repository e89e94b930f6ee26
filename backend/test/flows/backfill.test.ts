import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Backfill } from '../../src/domain/index.ts';
import { handOver } from '../../src/pipeline/backfill/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, anActivity } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const MEMBERS = 6;
const ACTIVITIES = 120;

let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org);
  await workspace.take(aVillage(MEMBERS, ACTIVITIES));
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

const id = () => workspace.connection.id;

/** Member 4's company has a deal, member 2's has none. */
async function companies(): Promise<void> {
  for (const [index, isOpen] of [
    [2, false],
    [4, true]
  ] as const) {
    const account = await org.create('Account', { Name: `Company ${index}` });
    await org.create('Contact', {
      ...{ LastName: `Member ${index}`, AccountId: account },
      Email: `member${index}@village.example`
    });
    if (!isOpen) continue;
    await org.create('Opportunity', {
      ...{ Name: 'Big one', AccountId: account, StageName: 'Prospecting' },
      CloseDate: '2027-01-31'
    });
  }
}

/** Whose activities came one after the other: the org gives ids in the order of arrival. */
async function membersInOrder(): Promise<string[]> {
  const rows = await org.queryAll('SELECT Member__r.ExternalId__c FROM Activity__c ORDER BY Id');
  return rows.map((row) => (row['Member__r'] as { ExternalId__c: string }).ExternalId__c);
}

/** Pauses with the first page under way, which takes less time than the pages after it. */
async function backfillUntilPaused(): Promise<void> {
  let asked: Promise<unknown> | undefined;
  await workspace.backfill(20, {
    onProgress: ({ stage }) => {
      if (stage === 'push') asked ??= workspace.backfills.pause(id());
    }
  });
  await asked;
}

it('tells what it will cost before anything is written', async () => {
  const estimate = await workspace.backfills.estimate(id(), {});
  expect(estimate).toMatchObject({ rows: 1 + MEMBERS + ACTIVITIES, apiCalls: 4, storageMb: 0.2 });
  expect((await org.ledger()).rowsWritten).toBe(0);
});

it('counts in its estimate only activities that the settings let through', async () => {
  const rowsUnder = async (change: object) => {
    await workspace.settings.change(id(), { ...change }, ADA);
    return (await workspace.backfills.estimate(id(), {})).rows;
  };
  expect(await rowsUnder({ privacyLevel: 'counts' })).toBe(1 + MEMBERS);
  expect(await rowsUnder({ privacyLevel: 'metadata', activityTypes: ['join'] })).toBe(1 + MEMBERS);
  expect(await rowsUnder({ activityTypes: null })).toBe(1 + MEMBERS + ACTIVITIES);
});

it('brings members of open deals first, pauses, and goes on to the end', async () => {
  await companies();
  await workspace.backfills.request(id(), {});
  await backfillUntilPaused();
  expect(await workspace.backfillProgress()).toMatchObject({ state: 'paused' });
  expect(await org.count('Activity__c')).toBeLessThan(ACTIVITIES);

  await workspace.backfills.resume(id());
  await workspace.backfill(20);
  expect(await workspace.backfillProgress()).toMatchObject({
    ...{ state: 'done', total: ACTIVITIES, done: ACTIVITIES, secondsLeft: 0 }
  });
  // It asked the org for its storage when it began: one megabyte of ten gigabytes had begun.
  expect(await workspace.backfills.estimate(id(), {})).toMatchObject({
    orgStorage: { maxMb: 10_240, leftMb: 10_239 }
  });
  const order = await membersInOrder();
  expect(order).toHaveLength(ACTIVITIES);
  expect(new Set(order.slice(0, 20))).toEqual(new Set(['slack:T1:U4']));
  expect(new Set(order.slice(20, 40))).toEqual(new Set(['slack:T1:U2']));
});

it('hands pages over in short transactions, each activity once, until none is left', async () => {
  const { storage, backfills } = workspace;
  const token = await storage.leases.acquire('backfill', 'test', 60_000);
  const context = {
    storage,
    fence: { name: 'backfill', token: token ?? 0 },
    pageSize: 50,
    step: 20
  };
  const before = await storage.changes.head();
  let at: Backfill | undefined = await backfills.request(id(), {});
  const sizes: number[] = [];
  for (let queued = 0; (at = await handOver(context, at)); queued = at.queued) {
    sizes.push(at.queued - queued);
  }
  expect(sizes).toEqual([50, 50, 20]);
  const upTo = await storage.changes.head();
  const query = { kinds: ['activity'], connectionId: id(), after: before, upTo } as const;
  const handedOver = await storage.changes.read({ ...query, limit: 1000 });
  expect(new Set(handedOver.map(({ key }) => key)).size).toBe(ACTIVITIES);
  expect(handedOver).toHaveLength(ACTIVITIES);
});

it('survives being stopped anywhere: nothing is lost, nothing is there twice', async () => {
  const stop = new AbortController();
  await workspace.backfills.request(id(), {});
  const stopped = workspace.backfill(25, {
    signal: stop.signal,
    onProgress: ({ stage }) => stage === 'push' && stop.abort()
  });
  await expect(stopped).rejects.toThrow();
  expect(await workspace.backfillProgress()).toMatchObject({ state: 'running' });
  const result = await workspace.backfill(25);
  expect(result).toMatchObject({ status: 'done' });
  expect(await org.count('Activity__c')).toBe(ACTIVITIES);
  expect(await workspace.backfillProgress()).toMatchObject({ state: 'done' });
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
});

it('brings a range alone, and new activity comes by itself afterwards', async () => {
  await workspace.take({
    activities: [
      anActivity({
        externalId: 'old',
        memberKey: 'slack:T1:U0',
        occurredAt: '2020-01-01T00:00:00.000Z'
      })
    ]
  });
  await workspace.backfills.request(id(), { from: '2023-01-01', communities: ['The porch'] });
  await workspace.backfill(1000);
  expect(await org.count('Activity__c')).toBe(ACTIVITIES);
  await workspace.take({
    activities: [anActivity({ externalId: 'new', memberKey: 'slack:T1:U0' })]
  });
  expect(await workspace.sync()).toMatchObject({ created: 1 });
  await workspace.backfills.request(id(), { to: '2023-01-01' });
  await workspace.backfill(1000);
  expect(await org.count('Activity__c')).toBe(ACTIVITIES + 2);
});

it('refuses a second one, a range that is none, and a community that is not there', async () => {
  const request = (given: object) => workspace.backfills.request(id(), given);
  await expect(request({ from: 'soon' })).rejects.toThrow('--from: "soon" is no date.');
  await expect(request({ from: '2026-02-01', to: '2026-01-01' })).rejects.toThrow('empty');
  await expect(request({ communities: ['Elsewhere'] })).rejects.toThrow('no community "Elsewhere"');
  await request({});
  await expect(request({})).rejects.toThrow('is requested');
  await workspace.backfills.cancel(id());
  await expect(workspace.backfills.pause(id())).rejects.toThrow('the last one is cancelled');
  expect(await workspace.backfill(10)).toMatchObject({ created: expect.any(Number) });
});
