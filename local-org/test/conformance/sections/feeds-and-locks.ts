import { expect } from '@jest/globals';
import { packageSource, type OrgUnderTest } from '../../api/org-under-test.ts';
import { libraryDir } from '../../support/library-org.ts';
import { community, conforms, create, createdId, errorOf, plan, withOrg } from '../conforms.ts';

const START = Date.parse('2026-03-01T09:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

interface Feed {
  readonly ids: string[];
  readonly deletedRecords: { readonly id: string; readonly deletedDate: string }[];
  readonly earliestDateAvailable: string;
  readonly latestDateCovered: string;
}

/** An org whose clock stands at the start. */
function onClock(id: string, check: (org: OrgUnderTest) => Promise<void>): void {
  conforms(id, () => withOrg({ clock: new Date(START) }, check));
}

async function feed(org: OrgUnderTest, kind: 'updated' | 'deleted', start: number, end: number) {
  const text = (time: number) => encodeURIComponent(new Date(time).toISOString());
  const path = `/sobjects/Account/${kind}?start=${text(start)}&end=${text(end)}`;
  const answer = await org.send('GET', path);
  return { answer, feed: answer.body as unknown as Feed };
}

async function stamps(org: OrgUnderTest, id: string) {
  const { body } = await org.send('GET', `/sobjects/Account/${id}`);
  const { SystemModstamp, LastModifiedDate } = body as unknown as Record<string, string>;
  return { modstamp: SystemModstamp ?? '', modified: LastModifiedDate ?? '' };
}

onClock('feeds/modstamp', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Stamped' });
  const before = await stamps(org, id);
  org.org.clock.advance(MINUTE);
  await org.send('PATCH', `/sobjects/Account/${id}`, { Phone: '1' });
  const after = await stamps(org, id);
  expect(after.modstamp > before.modstamp).toBe(true);
  expect(after.modstamp >= after.modified).toBe(true);
});

onClock('feeds/keyset', async (org) => {
  const records = Array.from({ length: 30 }, (_, row) => ({
    attributes: { type: 'Account' },
    Name: `Tie ${row}`
  }));
  await org.send('POST', '/composite/sobjects', { records });
  const seen: string[] = [];
  let where = '';
  for (;;) {
    const soql = `SELECT Id, SystemModstamp FROM Account ${where} ORDER BY SystemModstamp, Id LIMIT 7`;
    const page = (await org.soql(soql)).body.records;
    const last = page.at(-1) as unknown as { Id: string; SystemModstamp: string } | undefined;
    if (!last) break;
    seen.push(...page.map(({ Id }) => Id));
    const stamp = last.SystemModstamp.replace('+0000', 'Z');
    where = `WHERE SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${last.Id}')`;
  }
  expect([seen.length, new Set(seen).size]).toEqual([30, 30]);
});

onClock('feeds/late-commit', async (org) => {
  const early = await createdId(org, 'Account', { Name: 'Committed first' });
  await plan(org, { kind: 'late', seconds: 600, times: 1 });
  const late = await createdId(org, 'Account', { Name: 'Began first' });
  const [first, second] = [await stamps(org, early), await stamps(org, late)];
  expect(second.modstamp < first.modstamp).toBe(true);
});

onClock('feeds/latest-date-covered', async (org) => {
  const { feed: found } = await feed(org, 'updated', START - MINUTE, START + DAY);
  expect(Date.parse(found.latestDateCovered)).toBeLessThanOrEqual(START);
});

onClock('feeds/updated', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Updated' });
  expect((await feed(org, 'updated', START, START + MINUTE)).feed.ids).toEqual([id]);
  expect((await feed(org, 'updated', START - DAY, START - MINUTE)).feed.ids).toEqual([]);
});

onClock('feeds/updated-30-days', async (org) => {
  const back = async (days: number) =>
    (await feed(org, 'updated', START - days * DAY, START)).answer.status;
  expect([await back(30), await back(31)]).toEqual([200, 400]);
});

onClock('feeds/deleted', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Deleted' });
  await org.send('DELETE', `/sobjects/Account/${id}`);
  const { feed: found } = await feed(org, 'deleted', START, START + DAY);
  expect(found).toMatchObject({
    deletedRecords: [{ id, deletedDate: '2026-03-01T09:00:00.000+0000' }],
    earliestDateAvailable: expect.any(String),
    latestDateCovered: expect.any(String)
  });
});

onClock('feeds/deleted-15-days', async (org) => {
  const back = async (days: number) =>
    (await feed(org, 'deleted', START - days * DAY, START)).answer.status;
  expect([await back(15), await back(16)]).toEqual([200, 400]);
});

onClock('feeds/purge', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Forgotten' });
  await org.send('DELETE', `/sobjects/Account/${id}`);
  org.org.clock.advance(3 * 60 * MINUTE);
  await org.send('POST', '/local-org/delete-log', { purge: 'Account' });
  const { feed: found } = await feed(org, 'deleted', START, START + DAY);
  expect(found.deletedRecords).toEqual([]);
  expect(found.earliestDateAvailable).toBe('2026-03-01T10:00:00.000+0000');
});

onClock('feeds/merge', async (org) => {
  const masterId = await createdId(org, 'Account', { Name: 'Master' });
  const loser = await createdId(org, 'Account', { Name: 'Loser' });
  const contact = await createdId(org, 'Contact', { LastName: 'Moved', AccountId: loser });
  await org.send('POST', '/local-org/merge', { object: 'Account', masterId, loserIds: [loser] });
  const soql = encodeURIComponent(
    `SELECT IsDeleted, MasterRecordId FROM Account WHERE Id = '${loser}'`
  );
  expect((await org.send('GET', `/queryAll?q=${soql}`)).body.records).toMatchObject([
    { IsDeleted: true, MasterRecordId: masterId }
  ]);
  expect((await org.send('GET', `/sobjects/Contact/${contact}`)).body).toMatchObject({
    AccountId: masterId
  });
});

onClock('feeds/record-count', async (org) => {
  for (const Name of ['A', 'B']) await create(org, 'Account', { Name });
  const { body } = await org.send('GET', '/limits/recordCount?sObjects=Account,Lead');
  expect(body).toEqual({
    sObjects: [
      { count: 2, name: 'Account' },
      { count: 0, name: 'Lead' }
    ]
  });
});

async function hold(org: OrgUnderTest, id: string): Promise<void> {
  expect((await org.send('POST', '/local-org/locks', { ids: [id], seconds: 60 })).status).toBe(200);
}

onClock('locks/lookup', async (org) => {
  const member = await createdId(org, 'Member__c', { ExternalId__c: 'm', Name: 'Held' });
  const parent = await createdId(org, 'Community__c', community('held, too'));
  await hold(org, member);
  await hold(org, parent);
  const write = (key: string, values: object) =>
    create(org, 'Activity__c', {
      ExternalId__c: key,
      Member__c: member,
      OccurredAt__c: '2026-02-01T10:00:00Z',
      Type__c: 'Message',
      ...values
    });
  const locked = await write('a', {});
  expect(errorOf(locked)?.errorCode).toBe('UNABLE_TO_LOCK_ROW');
  // A lookup that only empties itself when its parent goes does not lock it.
  const row = { ExternalId__c: 'n', Name: 'Free', Community__c: parent };
  expect((await create(org, 'Member__c', row)).status).toBe(201);
  org.org.clock.advance(61_000);
  expect((await write('a', {})).status).toBe(201);
});

conforms('locks/master', () =>
  withOrg({ sourceDirs: [packageSource, libraryDir] }, async (org) => {
    const shelf = await createdId(org, 'Shelf__c', { Name: 'S', ExternalId__c: 's' });
    const book = await createdId(org, 'Book__c', { ExternalId__c: 'b', Shelf__c: shelf });
    await hold(org, book);
    const loan = () => create(org, 'Loan__c', { Name: 'L', Book__c: book });
    expect(errorOf(await loan())?.errorCode).toBe('UNABLE_TO_LOCK_ROW');
    await org.send('DELETE', '/local-org/locks');
    expect((await loan()).status).toBe(201);
  })
);
