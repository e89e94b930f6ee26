import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Scope, Storage } from '../../src/adapters/storage/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { overridden } from '../support/overridden.ts';
import { aMember } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const WRITE = 'POST .*/composite$';

let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org);
  await workspace.take(aVillage(20, 1500));
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

async function expectAllLandedOnce(): Promise<void> {
  expect(await org.count('Community__c')).toBe(1);
  expect(await org.count('Member__c')).toBe(20);
  expect(await org.count('Activity__c')).toBe(1500);
  const { exceptions } = workspace.storage;
  expect(await exceptions.counts(workspace.connection.id)).toEqual({
    retry: 0,
    waiting: 0,
    parked: 0
  });
}

it('sends only the locked rows again, mixed with fresh ones', async () => {
  await org.planFaults({ kind: 'lock', probability: 0.2, seed: 7 });
  const result = await workspace.sync();
  expect(result).toMatchObject({ status: 'done', created: 1521 });
  await expectAllLandedOnce();
  expect(result.apiCalls).toBeLessThanOrEqual(15);
});

it.each([
  { kind: 'status', status: 503 },
  { kind: 'empty500AfterCommit' },
  { kind: 'resetBeforeCommit' },
  { kind: 'resetAfterCommit' }
])('repeats a call that met $kind, and doubles nothing', async (fault) => {
  await org.planFaults({ ...fault, match: WRITE, after: 1, times: 2 });
  const result = await workspace.sync();
  expect(result.status).toBe('done');
  await expectAllLandedOnce();
});

it('renews an expired session once and goes on', async () => {
  await org.planFaults({ kind: 'expireToken', match: WRITE, after: 1, times: 1 });
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 1521 });
  await expectAllLandedOnce();
});

it('gives up on an org that stays away, and goes on there the next time', async () => {
  // After the two reads of a first run and its first write.
  await org.planFaults({ kind: 'status', status: 503, match: WRITE, after: 3 });
  await expect(workspace.sync()).rejects.toMatchObject({ code: 'org_unavailable' });
  const [run] = await workspace.storage.runs.list(workspace.connection.id, 1);
  expect(run).toMatchObject({ status: 'interrupted' });
  const landed = run?.created ?? 0;
  expect(landed).toBeGreaterThan(0);
  await org.clearFaults();
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 1521 - landed });
  await expectAllLandedOnce();
});

it('sends smaller calls to an org whose trigger gives up on many rows, and lands all', async () => {
  await org.planFaults({
    ...{ kind: 'row', errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
    ...{ match: 'Activity__c$', times: 600 }
  });
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 1521 });
  await expectAllLandedOnce();
});

it('stops at an org that is full, says so once, and goes on when there is room', async () => {
  await org.planFaults({ kind: 'limit', limit: 'storage', match: 'Activity__c$', after: 300 });
  await expect(workspace.sync()).rejects.toMatchObject({ code: 'push_paused' });
  const connection = await workspace.storage.connections.list();
  expect(connection).toMatchObject([{ state: 'degraded' }]);
  expect(await workspace.storage.exceptions.counts(workspace.connection.id)).toEqual({
    ...{ retry: 0, waiting: 0, parked: 0 }
  });
  await org.clearFaults();
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
  await expectAllLandedOnce();
});

it('shares one new session between all calls under way', async () => {
  await workspace.take(aVillage(200, 7_000));
  const signIn = { kind: 'slow', milliseconds: 1, match: '^oauth POST .*/token$' };
  await org.planFaults({ kind: 'expireToken', match: WRITE, after: 3, times: 1 }, signIn);
  await workspace.sync();
  expect(await org.count('Activity__c')).toBe(7_000);
  // One when the run began, one for all who met the end of the session.
  expect(await org.faults()).toMatchObject([{ struck: 1 }, { seen: 2 }]);
});

it('brings back what a lost answer left in the org, though the record is what it was before', async () => {
  await workspace.sync();
  await workspace.take({ members: [aMember({ externalId: 'slack:T1:U3', name: 'Passing' })] });
  await org.planFaults({ kind: 'resetAfterCommit', match: WRITE, after: 1 });
  await expect(workspace.sync()).rejects.toMatchObject({ code: 'org_unavailable' });
  expect(await org.countOf("SELECT COUNT() FROM Member__c WHERE Name = 'Passing'")).toBe(1);
  await org.clearFaults();
  await workspace.take({ members: aVillage(20, 0).members });
  await workspace.sync();
  expect(await org.countOf("SELECT COUNT() FROM Member__c WHERE Name = 'Passing'")).toBe(0);
});

it('loses no refusal when the database fails once with other calls under way', async () => {
  const { storage, connection } = workspace;
  const { activities } = aVillage(20, 4000);
  await workspace.take({ activities });
  await workspace.sync();
  // No total changes, so that nothing goes ahead of them; one in a hundred, so that every call holds some.
  const edited = activities.map((one, index) => ({
    ...one,
    body: 'Other words',
    channel: index % 101 === 7 ? 'x'.repeat(300) : null
  }));
  await workspace.take({ activities: edited });
  const pushed = workspace.pushThrough({
    storage: failingOnce,
    wrap: (port) => port
  });
  await expect(pushed).rejects.toThrow('The database is away.');
  await workspace.sync();
  expect(await storage.exceptions.counts(connection.id)).toMatchObject({ parked: 40 });
  const landed = "SELECT COUNT() FROM Activity__c WHERE Summary__c = 'Other words'";
  expect(await org.countOf(landed)).toBe(4000 - 40);
});

/** The first transaction that notes exceptions is lost, and none after it. */
function failingOnce(storage: Storage): Storage {
  let hasFailed = false;
  const failing = (exceptions: Scope['exceptions']): Scope['exceptions'] =>
    overridden(exceptions, {
      saveAll: async (rows) => {
        if (rows.length > 0 && !hasFailed) {
          hasFailed = true;
          throw new Error('The database is away.');
        }
        await exceptions.saveAll(rows);
      }
    });
  return overridden(storage, {
    transaction: (work) =>
      storage.transaction((scope) =>
        work(overridden(scope, { exceptions: failing(scope.exceptions) }))
      )
  });
}
