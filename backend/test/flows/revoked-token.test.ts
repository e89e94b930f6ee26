import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { Importer } from '../../src/pipeline/intake/index.ts';
import type { Browser } from '../support/browser-client.ts';
import { ADMIN } from '../support/connecting.ts';
import { answerConsent } from '../support/consent.ts';
import { OrgService } from '../support/org-service.ts';

jest.setTimeout(120_000);

const LINES = 60;
const TOKEN_CALL = 'POST /services/oauth2/token';

interface SyncView {
  readonly outbox: { readonly pending: number };
  readonly running: object | null;
  readonly newestRun: { readonly id: string; readonly status: string; readonly parked: number };
}

let test: OrgService;
let iris: Browser;
let folder: string;

beforeEach(async () => {
  test = await OrgService.start();
  iris = await test.service.admin();
  folder = mkdtempSync(join(tmpdir(), 'porchlight-revoked-'));
});

afterEach(async () => {
  await test.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A log of which the first half was imported before, as the command and a resumed service take it in. */
async function takeIn(lines: number) {
  const path = join(folder, `${lines}.log`);
  const said = (_: unknown, index: number) => {
    const at = new Date(Date.UTC(2024, 0, 1, 10, index)).toISOString();
    return `[${at.slice(0, 10)} ${at.slice(11, 19)}] <${index % 2 ? 'ada' : 'bob'}> line ${index}\n`;
  };
  writeFileSync(path, Array.from({ length: lines }, said).join(''));
  const { storage } = test.service;
  const importer = new Importer({ storage, logger: silentLogger, clock: systemClock });
  return importer.import({ connector: 'file', preset: 'chat-log', path, community: 'The porch' });
}

async function viewOf(id: string): Promise<SyncView> {
  const { json } = await iris.expect(200, 'GET', `/v1/connections/${id}/sync`);
  return json as SyncView;
}

/** The sync view after a run that a request began. */
async function syncOf(id: string): Promise<SyncView> {
  await iris.expect(202, 'POST', `/v1/connections/${id}/sync`, { unverified: true });
  for (;;) {
    const view = await viewOf(id);
    if (view.running === null) return view;
    await delay(20);
  }
}

/** As an administrator of the org does it; every session ends with it. */
async function revoke(id: string): Promise<void> {
  const { orgs, vault } = test.service;
  const { secretId } = await orgs.connections.find(id);
  const { refreshToken } = JSON.parse(await vault.open(String(secretId))) as Record<string, string>;
  const body = new URLSearchParams({ token: String(refreshToken) });
  await fetch(`${test.org.url}/services/oauth2/revoke`, { method: 'POST', body });
  await test.org.planFaults({ kind: 'expireToken', times: 1 });
}

it('shows a revoked token twice at most, leaves other orgs and intake alone, and loses nothing', async () => {
  const revoked = await test.connect(iris, ADMIN, { name: 'Revoked' });
  const { clientId, clientSecret } = test.org;
  const credentials = { url: test.wire.url, clientId, clientSecret, name: 'Other' };
  const { json } = await iris.expect(201, 'POST', '/v1/connections', credentials);
  const other = (json as { id: string }).id;
  await takeIn(LINES / 2);
  for (const id of [revoked, other]) {
    expect((await syncOf(id)).newestRun).toMatchObject({ status: 'done', parked: 0 });
  }

  await revoke(revoked);
  const before = test.wire.count(TOKEN_CALL);
  // Intake asks no org, and takes what comes while the org refuses.
  const [refused, taken] = await Promise.all([syncOf(revoked), takeIn(LINES)]);
  expect(taken).toMatchObject({ accepted: LINES / 2, duplicates: LINES / 2, rejected: [] });
  expect(refused.newestRun.status).toBe('failed');
  const connection = await test.service.orgs.connections.find(revoked);
  for (let slot = 0; slot < 3; slot += 1) {
    const skipped = await test.service.sync.tick.run(connection, new AbortController().signal);
    expect(skipped).toEqual({ skipped: 'not_connected' });
  }
  expect(test.wire.count(TOKEN_CALL) - before).toBeLessThanOrEqual(2);
  const { json: shown } = await iris.expect(200, 'GET', `/v1/connections/${revoked}`);
  expect(shown).toMatchObject({ state: 'expired' });
  // What was taken in meanwhile has all been kept for it: new lines, and whose totals they change.
  expect((await viewOf(revoked)).outbox.pending).toBeGreaterThanOrEqual(LINES / 2);

  expect((await syncOf(other)).newestRun).toMatchObject({ status: 'done', parked: 0 });
  expect(await test.org.count('Activity__c')).toBe(LINES);
  const path = `/v1/connections/${revoked}/authorisations`;
  const { url } = (await iris.expect(201, 'POST', path, {})).json as { url: string };
  await test.comeBack(iris, await answerConsent(url, ADMIN));
  const { newestRun, outbox } = await syncOf(revoked);
  expect(newestRun).toMatchObject({ status: 'done', parked: 0 });
  expect(outbox).toEqual({ pending: 0, waiting: 0, parked: 0 });
});
