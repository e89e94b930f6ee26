import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeEach(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z'), dailyRequests: 100 });
});
afterEach(() => served.stop());

function plan(fault: object) {
  return served.send('POST', '/local-org/faults', fault);
}

const limits = () => served.send('GET', '/limits');
const errorOf = (answer: { body: readonly { errorCode: string; message: string }[] }) =>
  answer.body[0];

/** Moves the clock once so many calls have begun to wait. */
async function whenStruck(times: number): Promise<void> {
  while ((served.org.faults.list()[0]?.struck ?? 0) < times) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

it('refuses a call while five others have been running for 20 s', async () => {
  await plan({ kind: 'slow', milliseconds: 30_000, match: 'query', times: 5 });
  const slow = Array.from({ length: 5 }, () => served.soql('SELECT Id FROM Account'));
  await whenStruck(5);
  served.org.clock.advance(19_000);
  expect((await limits()).status).toBe(200);
  served.org.clock.advance(1000);
  const refused = await limits();
  expect(refused.status).toBe(403);
  expect(errorOf(refused)).toEqual({
    errorCode: 'REQUEST_LIMIT_EXCEEDED',
    message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'
  });
  served.org.clock.advance(10_000);
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await limits()).status).toBe(200);
});

it('has as many long requests as it is given', async () => {
  await served.stop();
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z'), longRequests: 25 });
  await plan({ kind: 'slow', milliseconds: 30_000, match: 'query' });
  const slow = Array.from({ length: 6 }, () => served.soql('SELECT Id FROM Account'));
  await whenStruck(6);
  served.org.clock.advance(25_000);
  expect((await limits()).status).toBe(200);
  served.org.clock.advance(5000);
  await Promise.all(slow);
});

it('refuses one call as one long request too many', async () => {
  await plan({ kind: 'limit', limit: 'concurrent', times: 1 });
  expect((await limits()).status).toBe(403);
  expect((await limits()).status).toBe(200);
});

it('uses up the allocation of the day, in the middle of the work', async () => {
  await plan({ kind: 'limit', limit: 'requests', after: 2, times: 1, match: 'rows POST' });
  const create = () => served.send('POST', '/sobjects/Account', { Name: 'A' });
  const statuses = [];
  for (let call = 0; call < 5; call++) statuses.push((await create()).status);
  expect(statuses).toEqual([201, 201, 403, 403, 403]);
  served.org.clock.advance(25 * 3_600_000);
  expect((await create()).status).toBe(201);
  expect((await limits()).body).toMatchObject({ DailyApiRequests: { Max: 100, Remaining: 98 } });
});

it('refuses new rows of a full org, each for itself', async () => {
  await plan({ kind: 'limit', limit: 'storage', match: 'POST .* Account$', row: 'Big' });
  const row = await served.send('POST', '/sobjects/Account', { Name: 'Big' });
  expect([row.status, errorOf(row)?.errorCode]).toEqual([403, 'STORAGE_LIMIT_EXCEEDED']);
  const { status, body } = await served.send('POST', '/composite/sobjects', {
    records: ['Small', 'Big'].map((Name) => ({ attributes: { type: 'Account' }, Name }))
  });
  expect(status).toBe(200);
  expect(body.map(({ success }) => success)).toEqual([true, false]);
  expect(body[1]?.errors[0]?.statusCode).toBe('STORAGE_LIMIT_EXCEEDED');
});

it('lets time pass on its own clock as an org of the chosen profile would', async () => {
  await served.stop();
  served = await serveOrg({
    clock: new Date('2026-03-01T09:00:00Z'),
    latency: 'heavy',
    randomSeed: 5
  });
  const began = served.org.clock.now().getTime();
  const started = performance.now();
  const records = Array.from({ length: 200 }, (_, row) => ({
    attributes: { type: 'Account' },
    Name: `A${row}`
  }));
  const { body } = await served.send('POST', '/composite/sobjects', { records });
  const locked = body.filter(({ success }) => !success).length;
  expect(locked / 200).toBeGreaterThan(0.1);
  expect(locked / 200).toBeLessThan(0.3);
  const passed = served.org.clock.now().getTime() - began;
  expect(passed).toBeGreaterThan(2000);
  expect(performance.now() - started).toBeLessThan(passed);
});

it('changes its pace while it runs: calls, Bulk jobs, and whether rows meet locks', async () => {
  await served.stop();
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z'), latency: 'heavy' });
  const began = served.org.clock.now().getTime();
  const choose = async (choice: object) =>
    (await served.send('POST', '/local-org/latency', choice)).body;
  expect(await choose({ profile: 'typical', locks: false })).toMatchObject({
    ...{ profile: 'typical', seed: 1, locks: false },
    bulk: { queueSeconds: 20, rowsPerSecond: 1000 }
  });
  expect((await served.send('GET', '/local-org/faults')).body).toEqual([]);
  await served.send('POST', '/sobjects/Account', { Name: 'A' });
  const passed = served.org.clock.now().getTime() - began;
  expect(passed).toBeGreaterThan(100);
  expect(passed).toBeLessThan(1500);
  await choose({ profile: 'heavy', seed: 4 });
  expect((await served.send('GET', '/local-org/faults')).body).toMatchObject([
    { kind: 'lock', seed: 4 }
  ]);
  await choose({ profile: 'none' });
  expect((await served.send('GET', '/local-org/faults')).body).toEqual([]);
  const now = served.org.clock.now().getTime();
  await served.send('POST', '/sobjects/Account', { Name: 'B' });
  expect(served.org.clock.now().getTime()).toBe(now);
  expect((await served.send('POST', '/local-org/latency', { profile: 'fast' })).status).toBe(400);
});
