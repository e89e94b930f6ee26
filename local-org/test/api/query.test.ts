import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type Answer, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
const total = 4500;

beforeAll(async () => {
  served = await serveOrg();
  const session = served.org.sessionOf(served.org.admin.id);
  const rows = Array.from({ length: total }, (_, index) => ({
    Name: `Row ${String(index).padStart(5, '0')}`
  }));
  served.org.records.insert(session, 'Account', rows);
});
afterAll(() => served.stop());

const all = 'SELECT Id, Name FROM Account ORDER BY Name';

it('answers pages of 2,000 with the way to the next', async () => {
  const pages: Answer[] = [await served.soql(all)];
  for (let next = pages[0]?.body.nextRecordsUrl; next;) {
    expect(next).toMatch(/^\/services\/data\/v66\.0\/query\/0r8\w{15}-\d+$/);
    const page = await served.send('GET', next);
    pages.push(page);
    next = page.body.nextRecordsUrl;
  }
  expect(pages.map(({ body }) => body.records.length)).toEqual([2000, 2000, 500]);
  expect(pages.map(({ body }) => body.done)).toEqual([false, false, true]);
  expect(pages.every(({ body }) => body.totalSize === total)).toBe(true);
  const names = pages.flatMap(({ body }) => body.records.map(({ Name }) => Name));
  expect(new Set(names).size).toBe(total);
});

it('neither repeats nor skips a row when others are deleted between two pages', async () => {
  const first = await served.soql(all);
  const gone = await served.soql(
    "SELECT Id FROM Account WHERE Name < 'Row 02100' AND Name >= 'Row 02000'"
  );
  const session = served.org.sessionOf(served.org.admin.id);
  const ids = gone.body.records.map(({ Id }) => String(Id));
  served.org.records.delete(session, ids);
  const seen = first.body.records.map(({ Name }) => Name);
  for (let next = first.body.nextRecordsUrl; next;) {
    const { body } = await served.send('GET', next);
    seen.push(...body.records.map(({ Name }) => Name));
    next = body.nextRecordsUrl;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe(total - ids.length);
  served.org.store.db.exec('UPDATE "Account" SET "IsDeleted" = 0');
});

it('keeps the page size between 200 and 2,000', async () => {
  const sizeWith = async (batchSize: number) =>
    (
      await served.send('GET', `/query?q=${encodeURIComponent(all)}`, undefined, {
        headers: { 'Sforce-Query-Options': `batchSize=${batchSize}` }
      })
    ).body.records.length;
  expect(await sizeWith(500)).toBe(500);
  expect(await sizeWith(1)).toBe(200);
  expect(await sizeWith(9999)).toBe(2000);
});

it('refuses unknown locators, those of other users and those older than two days', async () => {
  const unknown = await served.send('GET', '/query/0r8xx5R2sM3DgWhASK-2000');
  expect([unknown.status, unknown.body[0]?.errorCode]).toEqual([400, 'INVALID_QUERY_LOCATOR']);
  const next = (await served.soql(all)).body.nextRecordsUrl ?? '';
  const token = await served.integrationToken();
  expect((await served.send('GET', next, undefined, { token })).status).toBe(400);
  expect((await served.send('GET', next)).status).toBe(200);
  served.org.clock.advance(2 * 24 * 3_600_000);
  expect((await served.send('GET', next)).status).toBe(400);
  served.org.clock.followMachine();
});

it('counts without records', async () => {
  const { body } = await served.soql('SELECT COUNT() FROM Account');
  expect(body).toEqual({ totalSize: total, done: true, records: [] });
});

it('shows deleted rows to queryAll only', async () => {
  const { body } = await served.send('POST', '/sobjects/Account', { Name: 'Gone' });
  await served.send('DELETE', `/sobjects/Account/${body.id}`);
  const soql = encodeURIComponent("SELECT Id, IsDeleted FROM Account WHERE Name = 'Gone'");
  expect((await served.send('GET', `/query?q=${soql}`)).body.totalSize).toBe(0);
  const { body: everything } = await served.send('GET', `/queryAll?q=${soql}`);
  expect(everything.records).toMatchObject([{ IsDeleted: true }]);
});

it('passes on the refusals of the query language', async () => {
  const codeOf = async (soql: string) => {
    const { status, body } = await served.soql(soql);
    expect(status).toBe(400);
    return body[0]?.errorCode as string;
  };
  expect(await codeOf('SELEKT Id FROM Account')).toBe('MALFORMED_QUERY');
  expect(await codeOf('SELECT Nope FROM Account')).toBe('INVALID_FIELD');
  expect(await codeOf('SELECT Id FROM Nothing__c')).toBe('INVALID_TYPE');
  expect((await served.send('GET', '/query')).body[0]?.errorCode).toBe('MALFORMED_QUERY');
});

it('tells the columns of a query, those of all branches of a TYPEOF together', async () => {
  const choice = 'TYPEOF What WHEN Account THEN Id, Phone WHEN Case THEN Id, Subject ELSE Name END';
  const q = encodeURIComponent(`SELECT Subject, ${choice} FROM Task`);
  const { body } = await served.send('GET', `/query?q=${q}&columns=true`);
  expect(body).toMatchObject({
    entityName: 'Task',
    columnMetadata: [
      { columnName: 'Subject', joinColumns: [] },
      {
        columnName: 'What',
        aggregate: false,
        joinColumns: ['Id', 'Phone', 'Subject', 'Name'].map((columnName) => ({ columnName }))
      }
    ]
  });
});

it('documented: shows labels of picklists with toLabel(), under the name of the field or an alias', async () => {
  const community = { Name: 'Labels', ExternalId__c: 'labels', Platform__c: 'Slack' };
  const { id } = (await served.send('POST', '/sobjects/Community__c', community)).body;
  const member = {
    Name: 'Ada',
    ExternalId__c: 'labels-ada',
    Community__c: id,
    MatchRule__c: 'contact_email'
  };
  const created = await served.send('POST', '/sobjects/Member__c', member);
  expect(created.body).toMatchObject({ success: true });
  const { body } = await served.soql(
    'SELECT toLabel(MatchRule__c), toLabel(MatchRule__c) rule, toLabel(Community__r.Platform__c) FROM Member__c'
  );
  expect(body.records).toEqual([
    {
      attributes: expect.anything(),
      MatchRule__c: 'Contact by e-mail',
      rule: 'Contact by e-mail',
      Community__r: { attributes: expect.anything(), Platform__c: 'Slack' }
    }
  ]);
});
