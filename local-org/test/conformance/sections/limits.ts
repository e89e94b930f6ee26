import { expect } from '@jest/globals';
import { conforms, create, createdId, plan, refusalOf, withOrg } from '../conforms.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';

const standing = new Date('2026-03-01T09:00:00Z');
const DAY = 24 * 3_600_000;

function raw(org: OrgUnderTest, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${org.adminToken}`, ...init.headers };
  return fetch(`${org.url}/services/data/v66.0${path}`, { ...init, headers });
}

conforms('limits/daily', () =>
  withOrg({ clock: standing }, async (org) => {
    const { body } = await org.send('GET', '/limits');
    expect(body).toMatchObject({ DailyApiRequests: { Max: 15_000, Remaining: 14_999 } });
    org.org.clock.advance(DAY / 2);
    await org.send('GET', '/limits');
    org.org.clock.advance(DAY / 2);
    const later = await org.send('GET', '/limits');
    expect(later.headers.get('Sforce-Limit-Info')).toBe('api-usage=2/15000');
  })
);

conforms('limits/concurrent', () =>
  withOrg({ clock: standing }, async (org) => {
    await plan(org, { kind: 'slow', milliseconds: 30_000, match: 'query', times: 5 });
    const slow = Array.from({ length: 5 }, () => org.soql('SELECT Id FROM Account'));
    while (org.org.faults.list()[0]?.struck !== 5) await new Promise(setImmediate);
    org.org.clock.advance(20_000);
    expect(refusalOf(await org.send('GET', '/limits'))).toEqual([403, 'REQUEST_LIMIT_EXCEEDED']);
    org.org.clock.advance(10_000);
    await Promise.all(slow);
    expect((await org.send('GET', '/limits')).status).toBe(200);
  })
);

conforms('limits/over', () =>
  withOrg({ dailyRequests: 3 }, async (org) => {
    for (let call = 0; call < 3; call++) await org.send('GET', '/limits');
    expect(refusalOf(await org.send('GET', '/limits'))).toEqual([403, 'REQUEST_LIMIT_EXCEEDED']);
  })
);

conforms('limits/usage-header', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Usage' });
  const deleted = await org.send('DELETE', `/sobjects/Account/${id}`);
  expect(deleted.status).toBe(204);
  expect(deleted.headers.get('Sforce-Limit-Info')).toMatch(/^api-usage=\d+\/15000$/);
});

conforms('limits/no-usage-header', async (org) => {
  const answers = [
    await org.send('GET', '/services/data'),
    await org.send('GET', '/services/oauth2/userinfo'),
    await org.send('GET', '/limits', undefined, { token: 'nobody' }),
    await org.send('GET', '/services/data/v99.0/limits')
  ];
  expect(answers.map(({ headers }) => headers.has('Sforce-Limit-Info'))).toEqual([
    false,
    false,
    false,
    false
  ]);
});

conforms('limits/resource', () =>
  withOrg({}, async (org) => {
    const { body } = await org.send('GET', '/limits');
    const limits = Object.entries(body as unknown as Record<string, { Max: number }>);
    const max = Object.fromEntries(limits.map(([name, { Max }]) => [name, Max]));
    expect(max).toMatchObject({
      DailyApiRequests: 15_000,
      DailyBulkApiBatches: 15_000,
      DailyBulkV2QueryJobs: 10_000,
      DailyBulkV2QueryFileStorageMB: 976_562,
      DataStorageMB: 5,
      FileStorageMB: 20,
      HourlyPublishedPlatformEvents: 50_000,
      HourlyPublishedStandardVolumePlatformEvents: 1000,
      DailyDeliveredPlatformEvents: 10_000,
      MaxContentDocumentsLimit: 30_000_000,
      Package2VersionCreates: 6,
      Package2VersionCreatesWithoutValidation: 500,
      PermissionSets: 1500
    });
    expect(body).toMatchObject({ PermissionSets: { CreateCustom: { Max: expect.any(Number) } } });
  })
);

conforms('limits/no-ingest-key', async (org) => {
  const { body } = await org.send('GET', '/limits');
  expect(Object.keys(body).filter((name) => /ingest/i.test(name))).toEqual([]);
});

conforms('status/200', async (org) => {
  expect((await org.send('GET', '/sobjects')).status).toBe(200);
});

conforms('status/201', async (org) => {
  expect((await create(org, 'Account', { Name: 'Status' })).status).toBe(201);
});

conforms('status/204', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Status' });
  expect(await org.send('PATCH', `/sobjects/Account/${id}`, { Name: 'New' })).toMatchObject({
    status: 204,
    body: undefined
  });
});

conforms('status/300', async (org) => {
  for (const LastName of ['One', 'Two'])
    await create(org, 'Contact', { LastName, Email: 'two@x.test' });
  const { status } = await org.send('PATCH', '/sobjects/Contact/Email/two%40x.test', {});
  expect(status).toBe(300);
});

conforms('status/304', async (org) => {
  const headers = { 'If-Modified-Since': new Date(Date.now() + 60_000).toUTCString() };
  const { status } = await org.send('GET', '/sobjects/Account/describe', undefined, { headers });
  expect(status).toBe(304);
});

conforms('status/400', async (org) => {
  expect((await create(org, 'Account', {})).status).toBe(400);
});

conforms('status/401', async (org) => {
  expect((await org.send('GET', '/limits', undefined, { token: 'nobody' })).status).toBe(401);
});

conforms('status/403', async (org) => {
  await plan(org, { kind: 'limit', limit: 'concurrent', times: 1 });
  expect((await org.send('GET', '/limits')).status).toBe(403);
});

conforms('status/404', async (org) => {
  expect((await org.send('GET', '/nothing')).status).toBe(404);
});

conforms('status/405', async (org) => {
  expect((await org.send('DELETE', '/limits')).status).toBe(405);
});

conforms('status/412', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Status' });
  const headers = { 'If-Match': '"another"' };
  const { status } = await org.send('PATCH', `/sobjects/Account/${id}`, {}, { headers });
  expect(status).toBe(412);
});

conforms('status/414', async (org) => {
  const ids = Array.from({ length: 900 }, () => "'001000000000000AAA'").join(',');
  const answer = await org.soql(`SELECT Id FROM Account WHERE Id IN (${ids})`);
  expect(refusalOf(answer)).toEqual([414, 'URI_TOO_LONG']);
});

conforms('status/415', async (org) => {
  const response = await raw(org, '/sobjects/Account', {
    method: 'POST',
    headers: { 'Content-Type': 'application/pdf' },
    body: '{"Name":"x"}'
  });
  expect(response.status).toBe(415);
});

conforms('status/431', async (org) => {
  const response = await raw(org, '/limits', { headers: { 'X-Long': 'x'.repeat(70_000) } });
  expect(response.status).toBe(431);
});

for (const status of [420, 500, 502, 503]) {
  conforms(`status/${status}`, async (org) => {
    await plan(org, { kind: 'status', status, times: 1 });
    expect((await org.send('GET', '/limits')).status).toBe(status);
    expect((await org.send('GET', '/limits')).status).toBe(200);
  });
}
