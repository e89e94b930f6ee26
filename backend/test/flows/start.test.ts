import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '../../src/domain/index.ts';
import type { Browser } from '../support/browser-client.ts';
import { codeOf } from '../support/browser-client.ts';
import { LocalOrg } from '../support/local-org.ts';
import { Service } from '../support/service.ts';
import { takeRecords } from '../support/take-records.ts';
import { aVillage } from '../support/workspace.ts';

const MEMBERS = 4;
const ACTIVITIES = 30;

let org: LocalOrg;
let service: Service;
let admin: Browser;
let connection: Connection;
let at: string;

beforeEach(async () => {
  org = await LocalOrg.start();
  service = await Service.start({ allowedOrgHosts: [new URL(org.url).host] });
  admin = await service.admin();
  const { url, clientId, clientSecret } = org;
  const auth = { kind: 'client-credentials', clientId, clientSecret } as const;
  connection = await service.orgs.connections.connect({ url, auth, name: 'Production' });
  at = `/v1/connections/${connection.id}`;
  await takeRecords(service.storage, aVillage(MEMBERS, ACTIVITIES));
});
afterEach(async () => {
  await service.stop();
  await org.stop();
});

async function ask<Answer>(path: string): Promise<Answer> {
  return (await admin.expect(200, 'GET', `${at}/${path}`)).json as Answer;
}

interface State {
  readonly running: object | null;
  readonly lastRun: { id: string } | null;
  readonly verification: { missing: number } | null;
}

/** Until no run is going on. */
async function rested(): Promise<State> {
  for (;;) {
    const state = await ask<State>('sync');
    if (!state.running) return state;
    await delay(50);
  }
}

async function actions(): Promise<string[]> {
  const { json } = await admin.expect(200, 'GET', '/v1/audit');
  const { entries } = json as { entries: { action: string; actor: { name: string } }[] };
  return entries.map(({ action, actor }) => `${action} by ${actor.name}`);
}

it('starts a sync only when the last verification was passed, or when told to', async () => {
  const refused = await admin.send('POST', `${at}/sync`, {});
  expect([refused.status, codeOf(refused)]).toEqual([409, 'not_verified']);
  expect((await org.ledger()).rowsWritten).toBe(0);

  await service.orgs.verification.verify(connection.id);
  expect((await rested()).verification).toMatchObject({ missing: 0 });
  const first = await admin.expect(202, 'POST', `${at}/sync`, {});
  const { run } = first.json as { run: { id: string; status: string } };
  expect(run.status).toBe('running');
  expect((await rested()).lastRun).toMatchObject({
    ...{ id: run.id, status: 'done', created: 1 + MEMBERS + ACTIVITIES }
  });
  expect(await org.count('Activity__c')).toBe(ACTIVITIES);

  const [assignment] = await org.query(
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${connection.userId}' AND PermissionSet.Name = 'PorchlightIntegrationUser'`
  );
  await org.delete('PermissionSetAssignment', String(assignment?.['Id']));
  await service.orgs.verification.verify(connection.id);
  const red = await admin.send('POST', `${at}/sync`, {});
  expect(red.text).toContain('assign PorchlightIntegrationUser');
  await admin.expect(202, 'POST', `${at}/sync`, { unverified: true });
  await rested();
  const started = (await actions()).filter((action) => action.startsWith('sync.started'));
  expect(started).toEqual(started.map(() => 'sync.started by admin@porch.example'));
  expect(started).toHaveLength(2);
}, 60_000);

it('changes settings by their schema, all or none, and says who did', async () => {
  const { settings } = await ask<{ settings: { name: string; input: object }[] }>('settings');
  expect(settings.find(({ name }) => name === 'intervalMinutes')).toMatchObject({
    input: { kind: 'choice', options: [5, 10, 15, 30, 60] },
    value: 10
  });
  const wrong = { intervalMinutes: 7, createContacts: true };
  const refused = await admin.send('PATCH', `${at}/settings`, wrong);
  expect([refused.status, codeOf(refused)]).toEqual([400, 'invalid_setting']);
  await admin.expect(200, 'PATCH', `${at}/settings`, { intervalMinutes: 15 });
  expect(await service.sync.settings.of(connection.id)).toMatchObject({
    ...{ intervalMinutes: 15, createContacts: false }
  });
  const { json } = await admin.expect(200, 'GET', '/v1/audit?limit=1');
  expect(json).toMatchObject({
    entries: [
      {
        action: 'settings.changed',
        subject: 'Production',
        details: { intervalMinutes: 'from 10 to 15' }
      }
    ]
  });
});

it('estimates, requests, pauses, resumes and cancels a backfill', async () => {
  const estimate = await admin.expect(200, 'POST', `${at}/backfill/estimate`, {});
  expect(estimate.json).toMatchObject({ rows: 1 + MEMBERS + ACTIVITIES });
  const range = await admin.send('POST', `${at}/backfill`, { from: 'soon' });
  expect([range.status, codeOf(range)]).toEqual([400, 'invalid_backfill']);
  await admin.expect(201, 'POST', `${at}/backfill`, { communities: ['slack:T1'] });
  const second = await admin.send('POST', `${at}/backfill`, {});
  expect([second.status, codeOf(second)]).toEqual([409, 'backfill_open']);
  await admin.expect(200, 'PATCH', `${at}/backfill`, { action: 'pause' });
  await service.workOffBackfills();
  expect(await org.count('Activity__c')).toBe(0);
  await admin.expect(200, 'PATCH', `${at}/backfill`, { action: 'resume' });
  await service.workOffBackfills();
  expect(await ask('backfill')).toMatchObject({
    backfill: { state: 'done', done: ACTIVITIES, total: ACTIVITIES }
  });
  const late = await admin.send('PATCH', `${at}/backfill`, { action: 'cancel' });
  expect([late.status, codeOf(late)]).toEqual([404, 'no_such_backfill']);
  expect(await actions()).toEqual(
    expect.arrayContaining(
      ['requested', 'paused', 'resumed'].map((step) => `backfill.${step} by admin@porch.example`)
    )
  );
});

it('tells of a run its records and issues, and lets parked rows be tried again', async () => {
  const members = aVillage(MEMBERS, 0).members.map((member, index) => ({
    ...member,
    ...(index < 2 && { email: 'not an address' })
  }));
  await takeRecords(service.storage, { members });
  await admin.expect(202, 'POST', `${at}/sync`, { unverified: true });
  const { lastRun } = await rested();
  const { runs } = await ask<{ runs: { id: string }[] }>('runs?kind=sync&limit=1');
  expect(runs).toEqual([lastRun]);
  expect(await ask('runs?kind=backfill')).toEqual({ runs: [] });

  interface Row {
    key: string;
    seq: number;
    state: string;
    object: string;
  }
  const path = `runs/${lastRun?.id}/rows`;
  const { rows } = await ask<{ rows: Row[] }>(`${path}?limit=200`);
  const half = await ask<{ rows: Row[] }>(`${path}?limit=20`);
  const rest = await ask<{ rows: Row[] }>(`${path}?after=${half.rows.at(-1)?.seq}`);
  expect([...half.rows, ...rest.rows]).toEqual(rows);
  const parked = rows.filter(({ state }) => state === 'parked');
  expect(parked.filter(({ object }) => object === 'Member__c').map(({ key }) => key)).toEqual([
    'slack:T1:U0',
    'slack:T1:U1'
  ]);

  const details = await ask<{ issues: { recordKey: string }[] }>(`runs/${lastRun?.id}`);
  expect(details.issues.map(({ recordKey }) => recordKey)).toContain('slack:T1:U0');
  const { groups } = await ask<{ groups: { code: string; count: number }[] }>('issues');
  expect(groups).toContainEqual(
    expect.objectContaining({ code: 'INVALID_EMAIL_ADDRESS', count: 2 })
  );
  const csv = await admin.expect(200, 'GET', `${at}/issues.csv`);
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.text).toContain('slack:T1:U1');

  const retry = (which: object) => admin.expect(200, 'POST', `${at}/retry`, which);
  expect((await retry({ keys: ['slack:T1:U1'] })).json).toEqual({ rows: 1 });
  expect((await retry({ codes: ['INVALID_EMAIL_ADDRESS'] })).json).toEqual({ rows: 1 });
  expect(await ask('record-history?key=slack%3AT1%3AU0')).toMatchObject({
    changes: expect.arrayContaining([
      expect.objectContaining({
        origin: 'intake',
        run: expect.objectContaining({ id: lastRun?.id })
      })
    ]),
    exceptions: [{ object: 'Member__c', state: 'retry' }]
  });
}, 60_000);

it('rehearses in the background and runs exactly that plan', async () => {
  await admin.expect(202, 'POST', `${at}/plans`);
  await rested();
  const { plan } = await ask<{ plan: { id: string; summary: object } }>('plans/latest');
  expect(plan.summary).toMatchObject({ create: 1 + MEMBERS + ACTIVITIES, park: 0 });
  expect((await org.ledger()).rowsWritten).toBe(0);
  const { rows } = await ask<{ rows: { object: string }[] }>(
    `plans/${plan.id}/rows?action=create&limit=5`
  );
  expect(rows.map(({ object }) => object)).toEqual([
    'Community__c',
    ...Array.from({ length: 4 }, () => 'Member__c')
  ]);
  await admin.expect(202, 'POST', `${at}/plans/${plan.id}/run`);
  expect((await rested()).lastRun).toMatchObject({ created: 1 + MEMBERS + ACTIVITIES });
  expect(await ask('plans/latest')).toMatchObject({ plan: { usedAt: expect.any(String) } });
});
