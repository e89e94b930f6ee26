import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z'), dailyRequests: 60 });
});
afterAll(() => served.stop());

interface BatchAnswer {
  readonly hasErrors: boolean;
  readonly results: { readonly statusCode: number; readonly result: unknown }[];
}

async function send(batchRequests: readonly unknown[], haltOnError?: boolean) {
  const { status, body } = await served.send('POST', '/composite/batch', {
    batchRequests,
    ...(haltOnError !== undefined && { haltOnError })
  });
  return { status, body: body as unknown as BatchAnswer };
}

const create = (fields: object) => ({
  method: 'POST',
  url: 'v66.0/sobjects/Account',
  richInput: fields
});
const limits = { method: 'GET', url: 'v66.0/limits' };

it('runs independent subrequests, each an API call (documented)', async () => {
  served.org.ledger.reset();
  const query = 'v66.0/query?q=SELECT+Name+FROM+Account';
  const { status, body } = await send([
    create({ Name: 'batched' }),
    create({ Phone: '1' }),
    { method: 'GET', url: query }
  ]);
  expect(status).toBe(200);
  expect(body.hasErrors).toBe(true);
  expect(body.results.map(({ statusCode }) => statusCode)).toEqual([201, 400, 200]);
  expect(body.results[1]?.result).toMatchObject([{ errorCode: 'REQUIRED_FIELD_MISSING' }]);
  expect(body.results[2]?.result).toMatchObject({ records: [{ Name: 'batched' }] });
  expect(served.org.ledger.snapshot()).toMatchObject({ calls: 3, rowsWritten: 1 });
});

it('answers 412 for what follows a failure when asked to halt (documented)', async () => {
  const { status, body } = await send([limits, create({}), limits, limits], true);
  expect([status, body.hasErrors]).toEqual([200, true]);
  expect(body.results.map(({ statusCode }) => statusCode)).toEqual([200, 400, 412, 412]);
  expect(body.results[2]?.result).toMatchObject([{ errorCode: 'BATCH_PROCESSING_HALTED' }]);
});

it('takes 25 subrequests and not 26 (documented)', async () => {
  expect((await send(Array(26).fill(limits))).status).toBe(400);
  expect((await send(Array(25).fill(limits))).body.results).toHaveLength(25);
});

it('refuses the whole batch for an unreadable subrequest (documented)', async () => {
  const before = served.org.ledger.snapshot().rowsWritten;
  for (const bad of [
    { method: 'GET', url: 'nowhere' },
    { method: 'FETCH', url: 'v66.0/limits' }
  ]) {
    expect((await send([create({ Name: 'never' }), bad])).status).toBe(400);
  }
  expect(served.org.ledger.snapshot().rowsWritten).toBe(before);
});

it('refuses the subrequests that are over the daily allocation', async () => {
  served.org.clock.advance(25 * 3_600_000);
  for (let call = 0; call < 58; call++) await served.send('GET', '/limits');
  const { body } = await send([limits, limits, limits]);
  expect(body.results.map(({ statusCode }) => statusCode)).toEqual([200, 200, 403]);
});
