import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { Sync } from '../../src/app/create-sync.ts';
import type { Connection } from '../../src/domain/index.ts';
import { countOutbox } from '../../src/history/index.ts';
import { silentLogger } from '../../src/kernel/index.ts';
import { Connecting } from '../support/connecting.ts';
import { syncOf } from '../support/sync-of.ts';
import { takeRecords } from '../support/take-records.ts';
import { aVillage } from '../support/workspace.ts';

jest.setTimeout(120_000);

const ACTIVITIES = 60;
const TOKEN_CALL = 'POST /services/oauth2/token';

let test: Connecting;
let sync: Sync;

beforeEach(async () => {
  test = await Connecting.start();
  const { storage, clock } = test;
  sync = syncOf(test, { storage, clock, logger: silentLogger });
});

afterEach(() => test.stop());

function syncOnce({ id }: Pick<Connection, 'id'>) {
  const { signal } = new AbortController();
  return sync.pipeline.sync({ connection: id, wait: false, signal });
}

async function tick({ id }: Pick<Connection, 'id'>) {
  return sync.tick.run(await test.connections.find(id), new AbortController().signal);
}

it('shows a revoked token twice at most, leaves other orgs and intake alone, and loses nothing', async () => {
  const { org, wire, storage } = test;
  const { clientId, clientSecret } = org;
  const auth = { kind: 'client-credentials', clientId, clientSecret } as const;
  const revoked = await test.connect({ name: 'Revoked' });
  const other = await test.connections.connect({ url: wire.url, name: 'Other', auth });
  await takeRecords(storage, aVillage(5, ACTIVITIES / 2));
  for (const each of [revoked, other]) await syncOnce(each);

  const { refreshToken } = await test.secretOf(revoked);
  await test.revokeAtOrg(String(refreshToken));
  await test.endSessions();
  // Intake asks no org.
  await takeRecords(storage, { activities: aVillage(5, ACTIVITIES).activities });
  const before = wire.count(TOKEN_CALL);
  await expect(syncOnce(revoked)).rejects.toMatchObject({
    ...{ code: 'sign_in_refused', remedy: expect.stringContaining('Re-generate') }
  });
  for (let slot = 0; slot < 3; slot += 1) {
    test.clock.advance(600_000);
    expect(await tick(revoked)).toEqual({ skipped: 'not_connected' });
  }
  expect(wire.count(TOKEN_CALL) - before).toBeLessThanOrEqual(2);
  expect(await test.connections.find(revoked.id)).toMatchObject({ state: 'expired' });

  expect(await syncOnce(other)).toMatchObject({ status: 'done', parked: 0 });
  expect(await org.count('Activity__c')).toBe(ACTIVITIES);
  await test.connect({ connectionId: revoked.id });
  const { created, updated, status } = await syncOnce(revoked);
  expect(status).toBe('done');
  expect(created + updated).toBeGreaterThanOrEqual(ACTIVITIES / 2);
  expect(await countOutbox(storage, await test.connections.find(revoked.id))).toEqual({
    ...{ pending: 0, waiting: 0, parked: 0 }
  });
});
