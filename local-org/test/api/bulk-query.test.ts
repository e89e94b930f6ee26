import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { BulkClient } from './bulk-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let bulk: BulkClient;

beforeEach(async () => {
  served = await serveOrg({
    clock: new Date('2026-03-01T09:00:00Z'),
    bulkPace: { queueSeconds: 10, rowsPerSecond: 1000 }
  });
  bulk = new BulkClient(served);
});
afterEach(() => served.stop());

function insert(object: string, rows: readonly Record<string, unknown>[]): string[] {
  const session = served.org.sessionOf(served.org.admin.id);
  return served.org.records.insert(session, object, rows).map((result) => {
    if (!result.success) throw new Error(JSON.stringify(result.errors));
    return result.id;
  });
}

async function create(query: string, operation = 'query', more = {}): Promise<string> {
  const { status, body } = await bulk.send('POST', '/query', { operation, query, ...more });
  expect(status).toBe(200);
  return body.id;
}

/** Creates a query job and lets a minute of the org's time pass. */
async function run(query: string, operation = 'query', more = {}): Promise<string> {
  const id = await create(query, operation, more);
  served.org.clock.advance(60_000);
  await bulk.info(id, 'query');
  return id;
}

it('answers creation and GET with the fields of a query job', async () => {
  insert('Account', [{ Name: 'One' }]);
  const { body } = await bulk.send('POST', '/query', {
    operation: 'query',
    query: 'SELECT Name FROM Account'
  });
  expect(body).toEqual({
    id: expect.stringMatching(/^750/),
    operation: 'query',
    object: 'Account',
    createdById: served.org.admin.id,
    createdDate: '2026-03-01T09:00:00.000+0000',
    systemModstamp: '2026-03-01T09:00:00.000+0000',
    state: 'UploadComplete',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 66,
    lineEnding: 'LF',
    columnDelimiter: 'COMMA'
  });
  served.org.clock.advance(60_000);
  expect(await bulk.info(body.id, 'query')).toMatchObject({
    state: 'JobComplete',
    jobType: 'V2Query',
    numberRecordsProcessed: 1,
    retries: 0
  });
});

it('goes from state to state as the clock goes on', async () => {
  insert(
    'Account',
    Array.from({ length: 2500 }, (_, n) => ({ Name: `A ${n}` }))
  );
  const id = await create('SELECT Id FROM Account');
  const states = [];
  for (const seconds of [9, 2, 1, 1]) {
    served.org.clock.advance(seconds * 1000);
    const { state, numberRecordsProcessed } = await bulk.info(id, 'query');
    states.push([state, numberRecordsProcessed]);
  }
  expect(states).toEqual([
    ['UploadComplete', 0],
    ['InProgress', 0],
    ['InProgress', 2000],
    ['JobComplete', 2500]
  ]);
});

it('writes columns in the order selected, parents by their path, null as empty', async () => {
  const [accountId] = insert('Account', [{ Name: 'Acme, "Inc"' }]);
  insert('Contact', [
    { LastName: 'Byron', AccountId: accountId },
    { LastName: 'Lonely', DoNotCall: true }
  ]);
  const id = await run('SELECT Account.Name, LastName, CreatedDate FROM Contact ORDER BY LastName');
  const { text, headers } = await bulk.csv(`/query/${id}/results`);
  expect(text).toBe(
    [
      '"Account.Name","LastName","CreatedDate"',
      '"Acme, ""Inc""","Byron","2026-03-01T09:00:00.000Z"',
      '"","Lonely","2026-03-01T09:00:00.000Z"',
      ''
    ].join('\n')
  );
  expect(headers.get('sforce-numberofrecords')).toBe('2');
  expect(headers.get('sforce-locator')).toBe('null');
});

it('hands results out page by page, each with the header', async () => {
  insert(
    'Account',
    Array.from({ length: 4500 }, (_, n) => ({ Name: `A ${n}` }))
  );
  const id = await run('SELECT Name FROM Account ORDER BY Id');
  const names: (string | undefined)[] = [];
  const sizes: (string | null)[] = [];
  for (let locator: string | null = ''; locator !== 'null';) {
    const page = await bulk.csv(`/query/${id}/results?maxRecords=2100&locator=${locator ?? ''}`);
    names.push(...page.rows.map((row) => row['Name']));
    sizes.push(page.headers.get('sforce-numberofrecords'));
    locator = page.headers.get('sforce-locator');
  }
  expect(sizes).toEqual(['2100', '2100', '300']);
  expect(names).toEqual(Array.from({ length: 4500 }, (_, n) => `A ${n}`));
});

it('writes the delimiter and line ending asked for', async () => {
  insert('Account', [{ Name: 'One' }]);
  const id = await run('SELECT Id, Name FROM Account', 'query', {
    columnDelimiter: 'PIPE',
    lineEnding: 'CRLF'
  });
  expect((await bulk.csv(`/query/${id}/results`, '|')).text).toMatch(
    /^"Id"\|"Name"\r\n"\w{18}"\|"One"\r\n$/
  );
});

it('finds deleted rows with queryAll only', async () => {
  const [, second] = insert('Account', [{ Name: 'Kept' }, { Name: 'Gone' }]);
  expect((await served.send('DELETE', `/sobjects/Account/${second}`)).status).toBe(204);
  const soql = 'SELECT Name FROM Account ORDER BY Name';
  const some = await bulk.csv(`/query/${await run(soql)}/results`);
  const all = await bulk.csv(`/query/${await run(soql, 'queryAll')}/results`);
  expect([some.rows, all.rows].map((rows) => rows.map((row) => row['Name']))).toEqual([
    ['Kept'],
    ['Gone', 'Kept']
  ]);
});

it.each([
  ['groups', 'SELECT COUNT(Id) n, Name FROM Account GROUP BY Name'],
  ['a count', 'SELECT COUNT() FROM Account'],
  ['an offset', 'SELECT Id FROM Account LIMIT 1 OFFSET 1'],
  ['children', 'SELECT Id, (SELECT Id FROM Contacts) FROM Account'],
  ['a compound field', 'SELECT BillingAddress FROM Account'],
  ['TYPEOF', 'SELECT TYPEOF What WHEN Account THEN Phone END FROM Task'],
  ['a field that is not there', 'SELECT Nothing__c FROM Account'],
  ['what is no SOQL', 'SELECT']
])('refuses a query with %s', async (_, query) => {
  expect((await bulk.send('POST', '/query', { operation: 'query', query })).status).toBe(400);
});

it('aborts and deletes as the state allows', async () => {
  const id = await create('SELECT Id FROM Account');
  expect((await bulk.send('DELETE', `/query/${id}`)).status).toBe(400);
  const { body } = await bulk.send('PATCH', `/query/${id}`, { state: 'Aborted' });
  expect(body.state).toBe('Aborted');
  expect((await bulk.csv(`/query/${id}/results`)).status).toBe(400);
  const again = await bulk.send('PATCH', `/query/${id}`, { state: 'Aborted' });
  expect(again.body[0]).toEqual({
    errorCode: 'INVALIDJOBSTATE',
    message: 'Aborting already Completed Job not allowed'
  });
  expect((await bulk.send('DELETE', `/query/${id}`)).status).toBe(204);
  expect((await bulk.send('GET', `/query/${id}`)).status).toBe(404);
});

it('keeps query jobs and ingest jobs apart', async () => {
  const id = await create('SELECT Id FROM Account');
  expect((await bulk.send('GET', `/ingest/${id}`)).status).toBe(404);
  const { body } = await served.send('GET', '/jobs/query');
  expect(body.records).toMatchObject([{ id, jobType: 'V2Query' }]);
});
