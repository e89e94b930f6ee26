import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, type Said } from '../support/command-line.ts';
import { LocalOrg } from '../support/local-org.ts';

let org: LocalOrg;
let folder: string;
let porchlight: (...argv: readonly string[]) => Promise<Said>;

/** Two connections: `Ours` of the integration user, and `Second` of the administrator, made last. */
beforeAll(async () => {
  org = await LocalOrg.start();
  folder = mkdtempSync(join(tmpdir(), 'porchlight-named-'));
  porchlight = commandLine({
    PORCHLIGHT_DATA_DIR: folder,
    PORCHLIGHT_ALLOWED_ORG_HOSTS: new URL(org.url).host
  });
  const app = ['--client-id', org.clientId, '--client-secret', org.clientSecret];
  await porchlight('connect', '--name', 'Ours', '--url', org.url, ...app);
  const token = ['--access-token', org.accessToken];
  await porchlight('connect', '--name', 'Second', '--url', org.url, ...token);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await org.stop();
});

const OURS = ['--connection', 'Ours'];
const jsonOf = async (...argv: readonly string[]) =>
  JSON.parse((await porchlight(...argv, '--json')).out) as Record<string, unknown>;

it('changes settings of the one that is named, before and after the verb', async () => {
  await porchlight('settings', 'set', 'intervalMinutes=15', ...OURS);
  await porchlight('settings', ...OURS, 'set', 'readMinutes=30');
  expect(await jsonOf('settings', ...OURS)).toMatchObject({ intervalMinutes: 15, readMinutes: 30 });
  expect(await jsonOf('settings')).toMatchObject({ intervalMinutes: 10, readMinutes: 60 });
});

it('asks for, shows and steers the backfill of the one that is named', async () => {
  await porchlight('backfill', ...OURS);
  expect(await jsonOf('backfill', 'pause', ...OURS)).toMatchObject({ state: 'paused' });
  expect(await jsonOf('backfill', 'status')).toBeNull();
  const { backfill } = await jsonOf('backfill', 'resume', '--wait', ...OURS);
  expect(backfill).toMatchObject({ state: 'done' });
  expect(await jsonOf('backfill', 'status')).toBeNull();
});

it('rehearses with the one that is named, and lists its runs apart', async () => {
  await porchlight('rehearse', ...OURS);
  expect(await jsonOf('history', ...OURS)).toMatchObject({
    runs: [{ kind: 'rehearsal' }, { kind: 'backfill' }]
  });
  expect(await jsonOf('history')).toEqual({ runs: [] });
  expect(await jsonOf('status', ...OURS)).toMatchObject({ connection: { name: 'Ours' } });
  expect(await jsonOf('status')).toMatchObject({ connection: { name: 'Second' }, lastRuns: [] });
});

it.each([
  ['settings'],
  ['history'],
  ['history', 'slack:T1:U1'],
  ['issues'],
  ['retry', '--all'],
  ['rehearse'],
  ['status'],
  ['api-use'],
  ['backfill'],
  ['teammates', 'preview', '--domains', 'acme.example']
])('says which there are when nobody has that name: %s %s', async (...argv) => {
  const { code, err } = await porchlight(...argv, '--connection', 'Third');
  expect(code).not.toBe(0);
  expect(err).toContain('Third');
  expect(err).toContain('Ours');
});
