import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { serveOrg, type Body, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
beforeEach(() => served.org.ledger.reset());
afterAll(() => served.stop());

it('keeps a ledger of calls by kind and of rows written, and forgets it on request', async () => {
  await served.send('POST', '/sobjects/Account', { Name: 'A' });
  await served.soql('SELECT Id FROM Account');
  await served.send('GET', '/sobjects');
  await served.send('POST', '/composite/sobjects', {
    records: [{ attributes: { type: 'Account' }, Name: 'B' }]
  });
  await served.send('GET', '/no/such/thing');
  const { body } = await served.send('GET', '/local-org/ledger');
  expect(body).toEqual({
    calls: 5,
    byKind: {
      query: 1,
      rows: 1,
      collections: 1,
      composite: 0,
      graph: 0,
      batch: 0,
      bulk: 0,
      describe: 1,
      other: 1
    },
    rowsWritten: 2,
    writeCalls: 2
  });
  const reset = await served.send('DELETE', '/local-org/ledger');
  expect(reset.body.calls).toBe(0);
});

it('sets, advances and releases the clock', async () => {
  const set = await served.send('POST', '/local-org/clock', { now: '2026-03-01T09:00:00Z' });
  expect(set.body).toEqual({ now: '2026-03-01T09:00:00.000Z', standsStill: true });
  const advanced = await served.send('POST', '/local-org/clock', { advanceSeconds: 90 });
  expect(advanced.body).toMatchObject({ now: '2026-03-01T09:01:30.000Z' });
  expect(advanced.headers.get('Date')).toBe('Sun, 01 Mar 2026 09:01:30 GMT');
  const made = await served.send('POST', '/sobjects/Account', { Name: 'Stamped' });
  const read = await served.send('GET', `/sobjects/Account/${made.body.id}?fields=CreatedDate`);
  expect(read.body).toMatchObject({ CreatedDate: '2026-03-01T09:01:30.000+0000' });
  const released = await served.send('POST', '/local-org/clock', { now: null });
  expect(released.body).toMatchObject({ standsStill: false });
  const refused = await served.send('POST', '/local-org/clock', { now: 'noon' });
  expect(refused.status).toBe(400);
});

it('answers queries as the admin without a token and without counting them', async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => ({
    LastName: `Lead ${index}`,
    Company: 'C'
  }));
  served.org.records.insert(served.org.sessionOf(served.org.admin.id), 'Lead', rows);
  const ask = async (path: string) => (await (await fetch(served.url + path)).json()) as Body;
  const first = await ask(`/local-org/query?q=${encodeURIComponent('SELECT Id FROM Lead')}`);
  expect(first).toMatchObject({ totalSize: 2500, done: false });
  const second = await ask(first.nextRecordsUrl ?? '');
  expect(second).toMatchObject({ totalSize: 2500, done: true });
  expect(first.records.length + second.records.length).toBe(2500);
  expect((await ask('/local-org/query?q=SELEKT'))[0]?.errorCode).toBe('MALFORMED_QUERY');
  expect(served.org.ledger.snapshot().calls).toBe(0);
});

it('lets no web page of another origin and no other host name in', async () => {
  const page = await served.send('GET', '/local-org/ledger', undefined, {
    headers: { Origin: 'https://evil.example' }
  });
  expect(page.status).toBe(403);
  expect(await statusWithHost('evil.example')).toBe(403);
  expect(await statusWithHost('localhost:1')).toBe(200);
});

function statusWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${served.url}/local-org/ledger`,
      { headers: { Host: host } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }
    );
    sent.on('error', reject);
    sent.end();
  });
}
