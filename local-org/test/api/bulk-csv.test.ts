import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BulkClient, csvOf } from './bulk-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

const opportunities = { operation: 'insert', object: 'Opportunity' };
const accounts = { operation: 'insert', object: 'Account' };
const members = {
  operation: 'upsert',
  object: 'Member__c',
  externalIdFieldName: 'ExternalId__c'
};

let served: OrgUnderTest;
let bulk: BulkClient;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
  bulk = new BulkClient(served);
  await bulk.run(
    { operation: 'upsert', object: 'Community__c', externalIdFieldName: 'ExternalId__c' },
    csvOf('ExternalId__c,Name,Platform__c', 'c1,One,Slack', 'c2,Two,Slack')
  );
});
afterAll(() => served.stop());

async function errorsOf(job: Record<string, unknown>, csv: string): Promise<string[]> {
  const { id } = await bulk.run(job, csv);
  return (await bulk.failed(id)).rows.map((row) => row['sf__Error'] ?? '');
}

async function accountNames(prefix: string): Promise<string[]> {
  const answer = await served.soql(
    `SELECT Name FROM Account WHERE Name LIKE '${prefix}%' ORDER BY Name`
  );
  return answer.body.records.map((record) => record.Name);
}

it.each([
  ['BACKQUOTE', '`'],
  ['CARET', '^'],
  ['COMMA', ','],
  ['PIPE', '|'],
  ['SEMICOLON', ';'],
  ['TAB', '\t']
])('reads columns parted by %s', async (columnDelimiter, sign) => {
  const name = `Parted ${columnDelimiter}`;
  const csv = csvOf(`Name${sign}Phone`, `"${name} ${sign}"${sign}1`);
  const job = await bulk.run({ ...accounts, columnDelimiter }, csv);
  expect(job).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
  expect(await accountNames(name)).toEqual([`${name} ${sign}`.trim()]);
});

it('keeps delimiters, quotes and line breaks that stand in quotes', async () => {
  const csv = csvOf('Name,Description', 'Quoted,"a ""b"", c\nd"');
  const job = await bulk.run(accounts, csv);
  const { body } = await served.soql("SELECT Description FROM Account WHERE Name = 'Quoted'");
  expect(body.records[0]).toMatchObject({ Description: 'a "b", c\nd' });
  expect((await bulk.successful(job.id)).rows[0]).toMatchObject({ Description: 'a "b", c\nd' });
});

it('reads CRLF only where the job says so', async () => {
  const csv = 'Name\r\nWindows\r\n';
  expect(await bulk.run({ ...accounts, lineEnding: 'CRLF' }, csv)).toMatchObject({
    state: 'JobComplete',
    numberRecordsProcessed: 1
  });
  expect(await bulk.run(accounts, csv)).toMatchObject({
    state: 'Failed',
    errorMessage:
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'
  });
  expect(await bulk.run({ ...accounts, lineEnding: 'CRLF' }, 'Name\nUnix\n')).toMatchObject({
    state: 'Failed',
    errorMessage:
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF'
  });
});

it.each([
  ['a quote in the middle of a value', csvOf('Name', 'a"b'), 'Found unescaped quote'],
  ['a quote that is not closed', csvOf('Name', '"a'), 'EOF reached before closing'],
  ['a record of another width', csvOf('Name,Phone', 'a,1,2'), 'has 3 columns, the header 2'],
  ['a byte order mark', `\ufeff${csvOf('Name', 'a')}`, 'Field name not found'],
  ['a name in another case', csvOf('name', 'a'), 'Field name not found : name'],
  ['a repeated name', csvOf('Name,Name', 'a,b'), 'repeated'],
  ['a header alone', csvOf('Name'), 'Records not found']
])('fails a job for %s', async (_, csv, message) => {
  const job = await bulk.run(accounts, csv);
  expect(job).toMatchObject({ state: 'Failed', numberRecordsProcessed: 0 });
  expect(job.errorMessage).toMatch(/^InvalidBatch : /);
  expect(job.errorMessage).toContain(message);
});

it('completes a job whose upload is empty, as clients send it for no rows', async () => {
  const id = await bulk.start(accounts, '');
  served.org.clock.advance(60_000);
  expect(await bulk.info(id)).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 0 });
  expect((await bulk.successful(id)).text).toBe('"sf__Id","sf__Created"\n');
});

it('keeps the rows before a broken one', async () => {
  const rows = Array.from({ length: 400 }, (_, n) => `Kept ${n}`);
  const job = await bulk.run(accounts, csvOf('Name', ...rows, 'bro"ken'));
  expect(job).toMatchObject({ state: 'Failed', numberRecordsProcessed: 400 });
  expect(await accountNames('Kept')).toHaveLength(400);
});

it('reports values that are none of the field’s type, columns counted from 0', async () => {
  const header = 'Name,StageName,CloseDate,Amount';
  const errors = await errorsOf(
    opportunities,
    csvOf(
      header,
      'a,Prospecting,1.2.2026,',
      'b,Prospecting,2026-02-30,',
      'c,Prospecting,2026-02-01,lots'
    )
  );
  expect(errors.sort()).toEqual([
    "INVALID_FIELD:Failed to deserialize field at col 2. Due to, '1.2.2026' is not a valid value for the type xsd:date:CloseDate --",
    "INVALID_FIELD:Failed to deserialize field at col 2. Due to, '2026-02-30' is not a valid value for the type xsd:date:CloseDate --",
    "INVALID_FIELD:Failed to deserialize field at col 3. Due to, 'lots' is not a valid value for the type xsd:double:Amount --"
  ]);
});

it('reports missing required fields as recorded', async () => {
  expect(await errorsOf(accounts, csvOf('Phone', '1'))).toEqual([
    'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'
  ]);
});

it('refuses a value of more than 32,000 characters and leaves the other rows alone', async () => {
  const csv = csvOf('Name,Description', `Long,${'x'.repeat(32_001)}`, `Fits,${'x'.repeat(32_000)}`);
  const job = await bulk.run(accounts, csv);
  expect(job).toMatchObject({ numberRecordsProcessed: 2, numberRecordsFailed: 1 });
  expect((await bulk.failed(job.id)).rows[0]).toMatchObject({
    Name: 'Long',
    sf__Error: expect.stringMatching(/^STRING_TOO_LONG:/)
  });
});

it('leaves a field alone for an empty cell and clears it for #N/A', async () => {
  const header = 'ExternalId__c,Handle__c,Company__c,Email__c,Community__r.ExternalId__c';
  await bulk.run(members, csvOf(header, 'm1,ada,Ada,ada@example.com,c1'));
  await bulk.run(members, csvOf(header, 'm1,,Ada L,#N/A,'));
  const { body } = await served.soql(
    "SELECT Handle__c, Company__c, Email__c, Community__r.ExternalId__c FROM Member__c WHERE ExternalId__c = 'm1'"
  );
  expect(body.records[0]).toMatchObject({
    Handle__c: 'ada',
    Company__c: 'Ada L',
    Email__c: null,
    Community__r: { ExternalId__c: 'c1' }
  });
});

it('finds parents by a key, with the object named where there are several', async () => {
  const contacts = { operation: 'insert', object: 'Contact' };
  const made = await bulk.run(contacts, csvOf('LastName,Email', 'Keyed,keyed@example.com'));
  const [contact] = (await bulk.successful(made.id)).rows;
  const tasks = { operation: 'insert', object: 'Task' };
  const named = await bulk.run(tasks, csvOf('Subject,Contact:Who.Email', 'Call,keyed@example.com'));
  expect(named).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
  const { body } = await served.soql("SELECT WhoId FROM Task WHERE Subject = 'Call'");
  expect(body.records[0]).toMatchObject({ WhoId: contact?.['sf__Id'] });
  expect(await bulk.run(tasks, csvOf('Subject,Who.Email', 'Call,a@b.de'))).toMatchObject({
    errorMessage: 'InvalidBatch : Field name not found : Who.Email'
  });
  const header = 'ExternalId__c,Handle__c,Community__r.ExternalId__c';
  expect(await errorsOf(members, csvOf(header, 'm9,bob,nowhere'))).toEqual([
    'INVALID_FIELD:Foreign key external ID: nowhere not found for field ExternalId__c in entity Community__c:--'
  ]);
});

it.each(['Community__r.Nothing__c', 'Nobody__r.ExternalId__c', 'Community__r.Platform__c'])(
  'finds no field %s',
  async (name) => {
    const job = await bulk.run(members, csvOf(`ExternalId__c,${name}`, 'x,y'));
    expect(job.errorMessage).toBe(`InvalidBatch : Field name not found : ${name}`);
  }
);

it('converts booleans, numbers and times', async () => {
  const header =
    'ExternalId__c,Type__c,Member__r.ExternalId__c,OccurredAt__c,OccurredAtEstimated__c,Points__c';
  await bulk.run(members, csvOf('ExternalId__c,Handle__c,Community__r.ExternalId__c', 'm2,eve,c1'));
  const activities = {
    operation: 'upsert',
    object: 'Activity__c',
    externalIdFieldName: 'ExternalId__c'
  };
  const types = served.org.schema.objects.get('activity__c')?.fields.get('type__c')?.picklist;
  const type = types?.[0]?.value ?? 'message';
  const job = await bulk.run(
    activities,
    csvOf(
      header,
      `a1,${type},m2,2026-01-02T03:04:05.678Z,TRUE,1.255`,
      `a2,${type},m2,2026-01-02,false,1`,
      `a3,${type},m2,,maybe,1`
    )
  );
  expect((await bulk.failed(job.id)).rows.map((row) => row['sf__Error']).sort()).toEqual([
    "INVALID_FIELD:Failed to deserialize field at col 3. Due to, '2026-01-02' is not a valid value for the type xsd:dateTime:OccurredAt__c --",
    "INVALID_FIELD:Failed to deserialize field at col 4. Due to, 'maybe' is not a valid value for the type xsd:boolean:OccurredAtEstimated__c --"
  ]);
  const { body } = await served.soql(
    'SELECT OccurredAt__c, OccurredAtEstimated__c, Points__c FROM Activity__c'
  );
  expect(body.records).toMatchObject([
    { OccurredAt__c: '2026-01-02T03:04:05.000+0000', OccurredAtEstimated__c: true, Points__c: 1.26 }
  ]);
});

it('needs Id to update, nothing else to delete, and the key to upsert', async () => {
  const messages = [];
  for (const [job, csv] of [
    [{ operation: 'update', object: 'Account' }, csvOf('Name', 'a')],
    [{ operation: 'delete', object: 'Account' }, csvOf('Id,Name', '1,a')],
    [members, csvOf('Handle__c', 'a')]
  ] as const) {
    messages.push((await bulk.run(job, csv)).errorMessage);
  }
  expect(messages).toEqual([
    'InvalidBatch : Field name not found : Id',
    'InvalidBatch : Delete batch must contain only ids',
    'InvalidBatch : Field name not found : ExternalId__c'
  ]);
});
