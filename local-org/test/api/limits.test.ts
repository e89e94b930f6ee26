import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z'), dailyRequests: 40 });
});
beforeEach(() => served.org.ledger.reset());
afterEach(() => served.org.clock.advance(25 * 3_600_000));
afterAll(() => served.stop());

it('says in every answer how much of the allocation is used, on 204, too', async () => {
  const { body, headers } = await served.send('POST', '/sobjects/Account', { Name: 'A' });
  expect(headers.get('Sforce-Limit-Info')).toBe('api-usage=1/40');
  const deleted = await served.send('DELETE', `/sobjects/Account/${body.id}`);
  expect(deleted.headers.get('Sforce-Limit-Info')).toBe('api-usage=2/40');
  const limits = await served.send('GET', '/limits');
  expect(limits.body).toMatchObject({ DailyApiRequests: { Max: 40, Remaining: 37 } });
});

it('refuses calls over the allocation with 403, until a day has passed', async () => {
  for (let call = 0; call < 40; call++) await served.send('GET', '/limits');
  const refused = await served.send('GET', '/limits');
  expect(refused.status).toBe(403);
  expect(refused.body).toEqual([
    { message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }
  ]);
  expect(served.org.ledger.snapshot().calls).toBe(40);
  served.org.clock.advance(25 * 3_600_000);
  expect((await served.send('GET', '/limits')).status).toBe(200);
});

it('counts a whole composite as one call and sign-in as none', async () => {
  await served.integrationToken();
  await served.send('GET', '/services/oauth2/userinfo');
  await served.send('GET', '/services/data');
  await served.send('GET', '/local-org/ledger');
  await served.send('GET', '/limits', undefined, { token: 'nobody' });
  expect(served.org.ledger.snapshot().calls).toBe(0);
});

it('counts 2 KB for each record, and nothing for one in the bin', async () => {
  const left = async () => {
    const { body } = await served.send('GET', '/limits');
    return (body as unknown as Record<string, { Max: number; Remaining: number }>)['DataStorageMB'];
  };
  const records = Array.from({ length: 200 }, () => ({
    attributes: { type: 'Account' },
    Name: 'Stored'
  }));
  const ids: string[] = [];
  for (let call = 0; call < 3; call += 1) {
    const { body } = await served.send('POST', '/composite/sobjects', { records });
    ids.push(...(body as unknown as { id: string }[]).map(({ id }) => id));
  }
  // 600 rows are 1,200 KB: of five megabytes the second one has begun.
  expect(await left()).toEqual({ Max: 5, Remaining: 3 });
  for (let start = 0; start < 600; start += 200) {
    await served.send('DELETE', `/composite/sobjects?ids=${ids.slice(start, start + 200).join()}`);
  }
  expect((await left())?.Remaining).toBeGreaterThanOrEqual(4);
});

it('counts rows of an object', async () => {
  await served.send('POST', '/sobjects/Account', { Name: 'Counted' });
  const { body } = await served.send('GET', '/limits/recordCount?sObjects=Account,Nothing__c');
  expect(body).toEqual({ sObjects: [{ count: 1, name: 'Account' }] });
});
