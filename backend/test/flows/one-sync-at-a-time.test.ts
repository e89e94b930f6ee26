import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LeaseLostError } from '../../src/domain/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org);
  await workspace.take(aVillage(20, 2500));
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

it('refuses a second sync while one runs and says who runs it', async () => {
  const first = workspace.sync();
  await expect(workspace.sync()).rejects.toMatchObject({
    code: 'sync_running',
    message: expect.stringContaining(`process ${process.pid}`)
  });
  expect(await first).toMatchObject({ created: 2521 });
});

it('stops a run whose lease has passed to another process, without advancing a cursor', async () => {
  const { storage, connection } = workspace;
  await org.planFaults({ kind: 'slow', milliseconds: 300, match: 'POST .*/composite$', after: 1 });
  const overtaken = workspace.sync();
  const refusal = expect(overtaken).rejects.toBeInstanceOf(LeaseLostError);
  while ((await org.ledger()).rowsWritten === 0);
  const name = `sync:${connection.id}`;
  const holder = await storage.leases.findHolder(name);
  await storage.leases.expire(name, holder ?? '');
  expect(await storage.leases.acquire(name, 'another', 60_000)).toBeDefined();
  const before = await storage.cursors.position(`push:${connection.id}`, 'activity');
  await refusal;
  expect(await storage.cursors.position(`push:${connection.id}`, 'activity')).toBe(before);
  expect(await storage.leases.findHolder(name)).toBe('another');
});

it('ends at once when asked to, and keeps what was received', async () => {
  const stop = new AbortController();
  await org.planFaults({ kind: 'slow', milliseconds: 300, match: 'POST .*/composite$', after: 2 });
  const run = workspace.sync(stop.signal);
  const end = expect(run).rejects.toThrow('enough');
  while ((await org.ledger()).rowsWritten === 0);
  stop.abort(new Error('enough'));
  await end;
  const [left] = await workspace.storage.runs.list(workspace.connection.id, 1);
  expect(left).toMatchObject({ status: 'interrupted', message: 'Stopped.' });
});
