import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
const START = Date.parse('2026-03-01T09:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date(START - 40 * DAY) });
});
beforeEach(() => served.org.clock.set(new Date(START)));
afterAll(() => served.stop());

interface Feed {
  readonly ids: string[];
  readonly deletedRecords: { readonly id: string; readonly deletedDate: string }[];
  readonly earliestDateAvailable: string;
  readonly latestDateCovered: string;
}

async function feed(kind: 'updated' | 'deleted', start: number, end: number, object = 'Account') {
  const text = (time: number) => encodeURIComponent(new Date(time).toISOString());
  const path = `/sobjects/${object}/${kind}?start=${text(start)}&end=${text(end)}`;
  const { status, body } = await served.send('GET', path);
  return { status, body, feed: body as unknown as Feed };
}

async function create(name: string): Promise<string> {
  return (await served.send('POST', '/sobjects/Account', { Name: name })).body.id;
}

it('lists what was created and changed in a span, its end left out', async () => {
  const id = await create('fed');
  const during = await feed('updated', START, START + MINUTE);
  expect(during.feed.ids).toContain(id);
  expect((await feed('updated', START - MINUTE, START)).feed.ids).not.toContain(id);
  served.org.clock.set(new Date(START + 5 * MINUTE));
  await served.send('PATCH', `/sobjects/Account/${id}`, { Phone: '1' });
  const later = await feed('updated', START + 5 * MINUTE, START + 6 * MINUTE);
  expect(later.feed.ids).toEqual([id]);
  expect((await feed('updated', START, START + MINUTE)).feed.ids).not.toContain(id);
});

it('ignores the seconds of its bounds (documented)', async () => {
  served.org.clock.set(new Date(START + 10 * MINUTE));
  const id = await create('on the minute');
  const { feed: found } = await feed('updated', START + 10 * MINUTE + 59_000, START + 11 * MINUTE);
  expect(found.ids).toEqual([id]);
});

it('covers up to the end asked for, and not more than has happened', async () => {
  const past = await feed('updated', START - 2 * MINUTE, START - MINUTE);
  expect(past.feed.latestDateCovered).toBe('2026-03-01T08:59:00.000+0000');
  const future = await feed('updated', START, START + DAY);
  expect(future.feed.latestDateCovered).toBe('2026-03-01T09:00:00.000+0000');
});

it('covers only up to the start of a transaction that is still open (documented)', async () => {
  served.org.faults.add([{ kind: 'late', seconds: 600, times: 1 }]);
  const before = await feed('updated', START - MINUTE, START + MINUTE);
  expect(before.feed.latestDateCovered).toBe('2026-03-01T08:50:00.000+0000');
  const id = await create('late');
  const after = await feed('updated', Date.parse('2026-03-01T08:50:00Z'), START + MINUTE);
  expect(after.feed.ids).toContain(id);
  expect(after.feed.latestDateCovered).toBe('2026-03-01T09:00:00.000+0000');
  served.org.faults.clear();
});

it('lists what was deleted and when', async () => {
  const id = await create('gone');
  served.org.clock.set(new Date(START + 20 * MINUTE));
  await served.send('DELETE', `/sobjects/Account/${id}`);
  const { feed: found } = await feed('deleted', START, START + DAY);
  expect(found.deletedRecords).toEqual([{ id, deletedDate: '2026-03-01T09:20:00.000+0000' }]);
  expect((await feed('updated', START, START + DAY)).feed.ids).not.toContain(id);
  expect(found.earliestDateAvailable).toBe('2026-01-20T09:00:00.000+0000');
});

it('starts behind what was removed from the recycle bin for good (documented)', async () => {
  const made = await served.send('POST', '/sobjects/Lead', { LastName: 'Removed', Company: 'x' });
  await served.send('DELETE', `/sobjects/Lead/${made.body.id}`);
  await served.send('POST', '/local-org/empty-recycle-bin', { ids: [made.body.id] });
  const { feed: found } = await feed('deleted', START, START + DAY, 'Lead');
  expect(found.deletedRecords).toEqual([]);
  expect(found.earliestDateAvailable).toBe('2026-03-01T09:00:01.000+0000');
});

it('loses deletions older than two hours when the log is purged (documented)', async () => {
  const id = await create('forgotten');
  await served.send('DELETE', `/sobjects/Account/${id}`);
  served.org.clock.set(new Date(START + 3 * 60 * MINUTE));
  await served.send('POST', '/local-org/delete-log', { purge: 'Account' });
  const { feed: found } = await feed('deleted', START, START + DAY);
  expect(found.deletedRecords.map((one) => one.id)).not.toContain(id);
  expect(found.earliestDateAvailable).toBe('2026-03-01T10:00:00.000+0000');
});

it('refuses spans that end before they start, or reach back too far (documented)', async () => {
  const refusals = [
    await feed('updated', START, START),
    await feed('updated', START, START - DAY),
    await feed('updated', START - 31 * DAY, START),
    await feed('deleted', START - 16 * DAY, START)
  ];
  for (const { status, body } of refusals) {
    expect([status, body[0]?.errorCode]).toEqual([400, 'INVALID_REPLICATION_DATE']);
  }
  expect((await feed('updated', START - 30 * DAY, START)).status).toBe(200);
  expect((await feed('deleted', START - 15 * DAY, START)).status).toBe(200);
});

it('refuses dates without a zone and unknown objects', async () => {
  const path = '/sobjects/Account/updated?start=2026-03-01T09:00:00&end=2026-03-01T10:00:00Z';
  expect((await served.send('GET', path)).status).toBe(400);
  expect((await feed('updated', START, START + DAY, 'Nothing__c')).status).toBe(404);
});

it('refuses more than 600,000 ids (documented)', async () => {
  const { db } = served.org.store;
  const stamp = '2026-02-20T00:00:30.000Z';
  const fill = (first: number, last: number) =>
    db
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)
         INSERT INTO "OpportunityContactRole" ("Id", "SystemModstamp")
         SELECT printf('00K%015d', i), ? FROM n`
      )
      .run(first, last, stamp);
  const start = Date.parse('2026-02-20T00:00:00Z');
  const ask = () => feed('updated', start, start + MINUTE, 'OpportunityContactRole');
  fill(1, 600_000);
  expect((await ask()).feed.ids).toHaveLength(600_000);
  fill(600_001, 600_001);
  expect((await ask()).body[0]?.errorCode).toBe('EXCEEDED_ID_LIMIT');
});
