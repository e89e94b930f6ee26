import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { recordHistory } from '../../src/history/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aMember } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org);
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

it('tells of a record what changed, why, and which run took it to the org', async () => {
  const { storage, connection } = workspace;
  const village = aVillage(2, 2);
  await workspace.take(village);
  const first = await workspace.sync();
  await workspace.take({ members: [aMember({ ...village.members[0], name: 'Renamed' })] });
  const key = 'slack:T1:U0';
  const before = await recordHistory(storage, connection.id, key);
  expect(before.changes.at(-1)).toMatchObject({ origin: 'edit', run: null });
  const second = await workspace.sync();
  const { changes, exceptions } = await recordHistory(storage, connection.id, key);
  expect(changes[0]).toMatchObject({ origin: 'intake', run: { id: first.run, kind: 'sync' } });
  expect(changes.find(({ run }) => run?.id === second.run)).toMatchObject({ origin: 'edit' });
  expect(changes.every(({ run }) => run !== null)).toBe(true);
  expect(exceptions).toEqual([]);
});

it('tries parked rows again when asked: by reason, by key, or all of them', async () => {
  const { storage, connection } = workspace;
  const village = aVillage(3, 0);
  const bad = village.members.map((member) => ({ ...member, email: 'not an address' }));
  await workspace.take({ ...village, members: bad });
  expect(await workspace.sync()).toMatchObject({ parked: 3 });
  expect(await workspace.sync()).toMatchObject({ parked: 3, newlyParked: 0 });
  const retry = (which: object) => storage.exceptions.retryParked(connection.id, which);
  expect(await retry({ codes: ['STRING_TOO_LONG'] })).toBe(0);
  expect(await retry({ keys: ['slack:T1:U1'] })).toBe(1);
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ parked: 3, newlyParked: 1 });
  expect(await org.ledger()).toMatchObject({ calls: 2 });
  expect(await retry({ codes: ['INVALID_EMAIL_ADDRESS'] })).toBe(3);
  expect(await retry({})).toBe(0);
});
