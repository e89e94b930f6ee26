import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { codeOf, type Browser } from '../support/browser-client.ts';
import { aConnection, anIssue, aRun, ADA } from '../support/records.ts';
import { ACCESS_TOKEN, PASSWORD, Service } from '../support/service.ts';
import { takeRecords } from '../support/take-records.ts';
import { aVillage } from '../support/workspace.ts';

let service: Service;
let admin: Browser;
beforeEach(async () => {
  service = await Service.start();
  admin = await service.admin();
});
afterEach(() => service.stop());

interface Point {
  readonly id: string;
  readonly state: string;
  readonly confirmedBy: string | null;
}

async function points(): Promise<Point[]> {
  const { json } = await admin.expect(200, 'GET', '/v1/connections/org-1/checklist');
  return (json as { points: Point[] }).points;
}

it('shows the checklist as things stand, and who confirmed what no machine can see', async () => {
  const { connections, orgAccess } = service.storage;
  await connections.save(aConnection({ userId: '005A', username: 'admin@porch.example' }));
  const states = new Map((await points()).map(({ id, state }) => [id, state]));
  expect(states.size).toBe(16);
  expect(states.get('integration_user')).toBe('open');
  expect(states.get('edition')).toBe('open');
  const at = '2024-03-01T10:00:00.000Z';
  const look = { at, package: null, user: null, findings: [] };
  const purpose = { capability: 'crm', direction: 'both' } as const;
  await orgAccess.saveVerification('org-1', { ...look, ...purpose, userId: '005A' });
  expect((await points()).find(({ id }) => id === 'edition')?.state).toBe('done');

  const confirm = (point: string, isConfirmed: boolean) =>
    admin.send('PATCH', `/v1/connections/org-1/checklist/${point}`, { isConfirmed });
  await confirm('ip_relaxed', true);
  expect((await points()).find(({ id }) => id === 'ip_relaxed')).toMatchObject({
    ...{ state: 'confirmed', confirmedBy: 'admin@porch.example' }
  });
  await confirm('ip_relaxed', false);
  expect((await points()).find(({ id }) => id === 'ip_relaxed')?.state).toBe('to_confirm');
  expect(codeOf(await confirm('edition', true))).toBe('point_not_confirmable');
});

it('finds audit entries by words, by whom, by what and by day, a page at a time', async () => {
  const { storage } = service;
  const days = ['2024-03-01', '2024-03-02', '2024-03-03'];
  for (const [index, day] of days.entries()) {
    await storage.audit.append({
      ...{ id: `0${index}`, at: `${day}T10:00:00.000Z`, actor: { ...ADA, name: `Ada ${index}` } },
      ...{ action: index === 1 ? 'user.removed' : 'settings.changed', subject: '100 % Org_1' },
      details: { note: index === 2 ? 'Öl' : 'other' }
    });
  }
  const idsOf = async (query: string) => {
    const { json } = await admin.expect(200, 'GET', `/v1/audit?${query}`);
    const { entries } = json as { entries: { id: string; at: string }[] };
    return entries.filter(({ at }) => at.startsWith('2024')).map(({ id }) => id);
  };
  expect(await idsOf('action=settings')).toEqual(['02', '00']);
  expect(await idsOf('action=user.removed')).toEqual(['01']);
  expect(await idsOf('actor=ADA%201')).toEqual(['01']);
  expect(await idsOf('search=100%20%25%20org_')).toEqual(['02', '01', '00']);
  expect(await idsOf('search=100%20_')).toEqual([]);
  expect(await idsOf('from=2024-03-02&to=2024-03-03')).toEqual(['01']);
  expect(await idsOf('to=2024-03-03&limit=1')).toEqual(['01']);
  expect(await idsOf('to=2024-03-03&limit=1&before=01')).toEqual(['00']);
  const wrong = await admin.send('GET', '/v1/audit?from=soon');
  expect([wrong.status, codeOf(wrong)]).toEqual([400, 'invalid_request']);
});

it('bundles states, counts and codes, but no secret, no name and no word of anybody', async () => {
  const { storage, vault } = service;
  const canaries = {
    clientSecret: 'canary-client-secret-0123456789',
    email: 'canary@people.example',
    name: 'Canary Person',
    body: 'Canary words of a message',
    session: '00D000000000001AAA!CANARY.session.0123456789'
  };
  const secretId = await vault.seal('connection', canaries.clientSecret);
  const reason = `Salesforce refused ${canaries.session} of ${canaries.email}.`;
  await storage.connections.save(
    aConnection({ secretId, username: canaries.email, stateReason: reason, name: canaries.name })
  );
  const village = aVillage(2, 2);
  const members = village.members.map((one) => ({
    ...one,
    ...{ email: canaries.email, name: canaries.name }
  }));
  const activities = village.activities.map((one) => ({ ...one, body: canaries.body }));
  await takeRecords(storage, { ...village, members, activities });
  await storage.runs.save(aRun({ status: 'failed', message: reason }));
  await storage.issues.report([anIssue({ code: 'INVALID_EMAIL_ADDRESS', message: reason })]);
  await service.sync.settings.change('org-1', { teammateDomains: ['people.example'] }, ADA);
  const { json, text } = await admin.expect(200, 'GET', '/v1/support-bundle');
  for (const canary of [...Object.values(canaries), 'people.example', PASSWORD, ACCESS_TOKEN]) {
    expect(text).not.toContain(canary);
  }
  // All of it is in the contract: what it does not name would have been left out on the way.
  const whole = await service.sync.start.care.supportBundle();
  expect(json).toEqual({ ...whole, madeAt: (json as typeof whole).madeAt });
  expect(json).toMatchObject({
    counts: { members: 2, activities: 2 },
    connections: [
      {
        state: 'connected',
        stateReason: 'Salesforce refused [token] of [e-mail]',
        settings: { teammateDomains: 1 },
        runs: [{ status: 'failed', message: 'Salesforce refused [token] of [e-mail]' }],
        issues: [{ code: 'INVALID_EMAIL_ADDRESS', count: 1 }]
      }
    ]
  });
});
