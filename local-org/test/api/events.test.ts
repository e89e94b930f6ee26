import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { packageSource, serveOrg, type OrgUnderTest } from './org-under-test.ts';

const eventSource = fileURLToPath(new URL('../fixtures/events', import.meta.url));
let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg({
    sourceDirs: [packageSource, eventSource],
    clock: new Date('2026-03-01T09:00:00Z'),
    hourlyEvents: 4
  });
});
afterAll(() => served.stop());

function publish() {
  return served.send('POST', '/sobjects/Alarm__e', { Reason__c: 'Smoke' });
}

it('says in the errors of a success that the event is queued (documented)', async () => {
  const { status, body } = await publish();
  expect([status, body.success]).toEqual([201, true]);
  expect(body.id).toMatch(/^e00/);
  expect(body.errors).toEqual([
    {
      statusCode: 'OPERATION_ENQUEUED',
      message: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      fields: []
    }
  ]);
});

it('publishes several in one call, each with an id of its own', async () => {
  const attributes = { type: 'Alarm__e' };
  const records = ['Smoke', 'Water'].map((reason) => ({ attributes, Reason__c: reason }));
  const { body } = await served.send('POST', '/composite/sobjects', { records });
  const uuids = new Set(body.map(({ errors }) => errors[0]?.message));
  expect(body.map(({ errors }) => errors[0]?.statusCode)).toEqual([
    'OPERATION_ENQUEUED',
    'OPERATION_ENQUEUED'
  ]);
  expect(uuids.size).toBe(2);
});

it('refuses an event without a required field', async () => {
  const { status, body } = await served.send('POST', '/sobjects/Alarm__e', {});
  expect([status, body[0]?.errorCode]).toEqual([400, 'REQUIRED_FIELD_MISSING']);
});

it('refuses events over the hourly allocation, until an hour has passed (documented)', async () => {
  expect((await publish()).status).toBe(201);
  const refused = await publish();
  expect(refused.body[0]?.errorCode).toBe('LIMIT_EXCEEDED');
  const limits = await served.send('GET', '/limits');
  expect(limits.body).toMatchObject({ HourlyPublishedPlatformEvents: { Max: 4, Remaining: 0 } });
  served.org.clock.advance(3_601_000);
  expect((await publish()).status).toBe(201);
});

it('keeps events for 72 hours (documented)', async () => {
  const count = () => served.org.store.prepare('SELECT COUNT(*) FROM "Alarm__e"').pluck().get();
  expect(count()).toBe(5);
  served.org.clock.advance(73 * 3_600_000);
  await publish();
  expect(count()).toBe(1);
});

it('lets nobody query, change or delete events', async () => {
  const { body } = await served.soql('SELECT ReplayId FROM Alarm__e');
  expect(body[0]?.errorCode).toBe('INVALID_TYPE_FOR_OPERATION');
  const described = await served.send('GET', '/sobjects/Alarm__e/describe');
  expect(described.body).toMatchObject({
    createable: true,
    updateable: false,
    deletable: false,
    queryable: false
  });
});
