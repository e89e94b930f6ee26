import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, aMember, anActivity } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const START = Date.parse('2026-03-02T09:00:00.000Z');

let org: LocalOrg;
let workspace: Workspace;
let now: number;

/** A clock that the test moves. */
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  org = await LocalOrg.start();
});

afterAll(() => org.stop());

beforeEach(async () => {
  now = START;
  workspace = await Workspace.connect(org, { clock });
  await org.resetLedger();
});

afterEach(() => workspace.close());

async function tickAt(minutes: number): Promise<unknown> {
  now = START + minutes * 60_000;
  await org.resetLedger();
  return workspace.tick();
}

async function callsAt(minutes: number): Promise<number> {
  await tickAt(minutes);
  return (await org.ledger()).calls;
}

it('makes no call before anything was ever brought to the org', async () => {
  await workspace.take(aVillage(2, 4));
  expect(await tickAt(10)).toEqual({ skipped: 'not_started' });
  expect((await org.ledger()).calls).toBe(0);
});

it('makes no call in a slot without news, and asks the org once an hour', async () => {
  await workspace.take(aVillage(3, 9));
  await workspace.sync();
  expect(await tickAt(10)).toEqual({ skipped: 'idle' });
  const calls: number[] = [];
  for (const minutes of [20, 30, 40, 50, 60, 70]) calls.push(await callsAt(minutes));
  expect(calls).toEqual([0, 0, 0, 0, 1, 0]);
});

it('brings what is new at the next slot, with one read and one write', async () => {
  await workspace.take(aVillage(3, 9));
  await workspace.sync();
  expect(await callsAt(10)).toBe(0);
  await workspace.take({
    members: [aMember({ externalId: 'slack:T1:U9', name: 'New here' })],
    activities: [anActivity({ externalId: 'slack:T1:C1:1.0', memberKey: 'slack:T1:U9' })]
  });
  expect(await tickAt(20)).toMatchObject({ created: 2 });
  expect(await org.ledger()).toMatchObject({ calls: 2 });
  expect(await tickAt(30)).toEqual({ skipped: 'idle' });
});

it('keeps to the interval that is set, from the next slot on', async () => {
  await workspace.sync();
  await workspace.settings.change(workspace.connection.id, { intervalMinutes: 15 }, ADA);
  expect(await tickAt(10)).toEqual({ skipped: 'not_due' });
  expect(await tickAt(15)).toEqual({ skipped: 'idle' });
});

it('leaves a slot out while another run is at it', async () => {
  await workspace.sync();
  now = START + 10 * 60_000;
  const name = `sync:${workspace.connection.id}`;
  await workspace.take(aVillage(1, 1));
  const token = await workspace.storage.leases.acquire(name, 'elsewhere 1 x', 60_000);
  expect(await workspace.tick()).toEqual({ skipped: 'running' });
  await workspace.storage.leases.release({ name, token: token ?? 0 });
  now += 10 * 60_000;
  expect(await workspace.tick()).toMatchObject({ status: 'done' });
});

it('asks no org that lets us not in', async () => {
  await workspace.sync();
  await workspace.storage.connections.changeState(
    workspace.connection,
    'expired',
    'Token revoked.'
  );
  expect(await tickAt(60)).toEqual({ skipped: 'not_connected' });
  expect((await org.ledger()).calls).toBe(0);
});
