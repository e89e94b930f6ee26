import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { BulkClient, csvOf } from './bulk-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

const start = new Date('2026-03-01T09:00:00Z');
const upsertCommunities = {
  operation: 'upsert',
  object: 'Community__c',
  externalIdFieldName: 'ExternalId__c'
};
const insertAccounts = { operation: 'insert', object: 'Account' };

let served: OrgUnderTest;
let bulk: BulkClient;

beforeEach(async () => {
  served = await serveOrg({ clock: start, bulkPace: { queueSeconds: 10, rowsPerSecond: 100 } });
  bulk = new BulkClient(served);
});
afterEach(() => served.stop());

function communities(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `k:${n},Community ${n},Slack`);
  return csvOf('ExternalId__c,Name,Platform__c', ...rows);
}

it('answers creation, PATCH and GET with the fields recorded for each', async () => {
  const created = await bulk.create(upsertCommunities);
  expect(created).toEqual({
    id: expect.stringMatching(/^750\w{15}$/),
    operation: 'upsert',
    object: 'Community__c',
    createdById: served.org.admin.id,
    createdDate: '2026-03-01T09:00:00.000+0000',
    systemModstamp: '2026-03-01T09:00:00.000+0000',
    state: 'Open',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 66,
    contentUrl: `services/data/v66.0/jobs/ingest/${created.id}/batches`,
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    externalIdFieldName: 'ExternalId__c'
  });
  expect(await bulk.upload(created.id, communities(1))).toMatchObject({
    status: 201,
    body: undefined
  });
  const { body: patched } = await bulk.close(created.id);
  expect(patched.state).toBe('UploadComplete');
  expect(Object.keys(patched)).not.toContain('contentUrl');
  const got = await bulk.info(created.id);
  expect(Object.keys(got)).toEqual(
    expect.arrayContaining([
      'jobType',
      'numberRecordsProcessed',
      'numberRecordsFailed',
      'retries',
      'totalProcessingTime',
      'apiActiveProcessingTime',
      'apexProcessingTime'
    ])
  );
});

it('goes from state to state as the clock goes on', async () => {
  const id = await bulk.start(upsertCommunities, communities(1000));
  expect((await bulk.info(id)).state).toBe('UploadComplete');
  served.org.clock.advance(9_999);
  expect((await bulk.info(id)).state).toBe('UploadComplete');
  served.org.clock.advance(4_001);
  expect(await bulk.info(id)).toMatchObject({ state: 'InProgress', numberRecordsProcessed: 400 });
  served.org.clock.advance(6_000);
  expect(await bulk.info(id)).toMatchObject({
    state: 'JobComplete',
    numberRecordsProcessed: 1000,
    numberRecordsFailed: 0,
    totalProcessingTime: 10_000
  });
  expect((await served.soql('SELECT COUNT() FROM Community__c')).body.totalSize).toBe(1000);
});

it('runs by itself beside a clock that runs', async () => {
  const running = await serveOrg({ bulkPace: { queueSeconds: 0, rowsPerSecond: Infinity } });
  const client = new BulkClient(running);
  const id = await client.start(upsertCommunities, communities(10));
  let { state } = await client.info(id);
  for (let tries = 0; state !== 'JobComplete' && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    ({ state } = await client.info(id));
  }
  await running.stop();
  expect(state).toBe('JobComplete');
});

it('answers other requests while a job is being worked off', async () => {
  const id = await bulk.start(upsertCommunities, communities(4000));
  served.org.clock.advance(3_600_000);
  const order: string[] = [];
  await Promise.all([
    bulk.info(id).then(({ state }) => order.push(state)),
    served.send('GET', '/limits').then(() => order.push('limits'))
  ]);
  expect(order).toEqual(['limits', 'JobComplete']);
});

it('reports each row, the good ones created or updated, the bad ones with their error', async () => {
  await bulk.run(upsertCommunities, csvOf('ExternalId__c,Name', 'a,Old'));
  const job = await bulk.run(
    upsertCommunities,
    csvOf('ExternalId__c,Name,Platform__c', 'a,New,Slack', 'b,Fresh,Slack', 'c,Odd,Telex')
  );
  expect(job).toMatchObject({
    state: 'JobComplete',
    numberRecordsProcessed: 3,
    numberRecordsFailed: 1
  });
  const successful = await bulk.successful(job.id);
  expect(successful.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(successful.text.split('\n')[0]).toBe(
    '"sf__Id","sf__Created","ExternalId__c","Name","Platform__c"'
  );
  const created = new Map(successful.rows.map((row) => [row['ExternalId__c'], row['sf__Created']]));
  expect(created).toEqual(
    new Map([
      ['a', 'false'],
      ['b', 'true']
    ])
  );
  const { rows } = await bulk.failed(job.id);
  expect(rows).toEqual([
    {
      sf__Id: '',
      sf__Error: expect.stringMatching(
        /^INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:.*Telex.*:Platform__c --$/
      ) as unknown,
      ExternalId__c: 'c',
      Name: 'Odd',
      Platform__c: 'Telex'
    }
  ]);
  expect((await bulk.unprocessed(job.id)).rows).toEqual([]);
});

it('gives results in an order of its own, the same each time', async () => {
  const job = await bulk.run(upsertCommunities, communities(500));
  const keys = (await bulk.successful(job.id)).rows.map((row) => row['ExternalId__c']);
  const uploaded = Array.from({ length: 500 }, (_, n) => `k:${n}`);
  expect(keys).not.toEqual(uploaded);
  expect([...keys].sort()).toEqual([...uploaded].sort());
  const again = (await bulk.successful(job.id)).rows.map((row) => row['ExternalId__c']);
  expect(again).toEqual(keys);
});

it('says with the header alone that there are no results of a kind', async () => {
  const job = await bulk.run(upsertCommunities, communities(1));
  expect((await bulk.failed(job.id)).text).toBe(
    '"sf__Id","sf__Error","ExternalId__c","Name","Platform__c"\n'
  );
});

it('fails a job whose header names no field, and gives its rows back unprocessed', async () => {
  const csv = csvOf('Name,Industry_x', 'A,Banking');
  const job = await bulk.run(insertAccounts, csv);
  expect(job).toMatchObject({
    state: 'Failed',
    errorMessage: 'InvalidBatch : Field name not found : Industry_x',
    numberRecordsProcessed: 0
  });
  expect((await bulk.unprocessed(job.id)).text).toBe(csv);
});

it('keeps what was written before a planned failure of the job', async () => {
  await served.send('POST', '/local-org/faults', {
    kind: 'failJob',
    match: 'bulk PUT .*Community__c',
    batches: 1
  });
  const job = await bulk.run(upsertCommunities, communities(10_300));
  expect(job).toMatchObject({ state: 'Failed', numberRecordsProcessed: 10_000 });
  expect((await bulk.successful(job.id)).rows).toHaveLength(10_000);
  expect((await bulk.unprocessed(job.id)).rows).toHaveLength(300);
});

it('refuses rows that meet a planned lock and writes the others', async () => {
  await served.send('POST', '/local-org/faults', { kind: 'lock', match: 'bulk', times: 2 });
  const job = await bulk.run(upsertCommunities, communities(5));
  expect(job.numberRecordsFailed).toBe(2);
  const { rows } = await bulk.failed(job.id);
  expect(rows.map((row) => row['sf__Error'])).toEqual([
    expect.stringMatching(/^UNABLE_TO_LOCK_ROW:/),
    expect.stringMatching(/^UNABLE_TO_LOCK_ROW:/)
  ]);
});

it('stops at an abort and gives the rest back', async () => {
  const id = await bulk.start(upsertCommunities, communities(1000));
  served.org.clock.advance(14_000);
  await bulk.info(id);
  const { status, body } = await bulk.send('PATCH', `/ingest/${id}`, { state: 'Aborted' });
  expect([status, body.state]).toEqual([200, 'Aborted']);
  served.org.clock.advance(3_600_000);
  expect(await bulk.info(id)).toMatchObject({ state: 'Aborted', numberRecordsProcessed: 400 });
  expect((await bulk.successful(id)).rows).toHaveLength(400);
  expect((await bulk.unprocessed(id)).rows).toHaveLength(600);
});

it('updates and deletes by Id', async () => {
  const made = await bulk.run(insertAccounts, csvOf('Name', 'One', 'Two'));
  const ids = (await bulk.successful(made.id)).rows.map((row) => row['sf__Id'] ?? '');
  const updated = await bulk.run(
    { operation: 'update', object: 'Account' },
    csvOf('Id,Phone', ...ids.map((id) => `${id},42`))
  );
  expect(updated.numberRecordsFailed).toBe(0);
  expect((await served.soql("SELECT COUNT() FROM Account WHERE Phone = '42'")).body.totalSize).toBe(
    2
  );
  const deleted = await bulk.run({ operation: 'delete', object: 'Account' }, csvOf('Id', ...ids));
  expect(deleted).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
  expect((await served.soql('SELECT COUNT() FROM Account')).body.totalSize).toBe(0);
});

it('deletes for good with the permission for it', async () => {
  const made = await bulk.run(insertAccounts, csvOf('Name', 'Gone', 'Binned'));
  const ids = new Map(
    (await bulk.successful(made.id)).rows.map((row) => [row['Name'], row['sf__Id']])
  );
  const profile = await served.soql(
    `SELECT Id FROM PermissionSet WHERE ProfileId IN (SELECT ProfileId FROM User WHERE Id = '${served.org.admin.id}')`
  );
  await served.send('PATCH', `/sobjects/PermissionSet/${profile.body.records[0]?.Id}`, {
    PermissionsBulkApiHardDelete: true
  });
  const job = await bulk.run(
    { operation: 'hardDelete', object: 'Account' },
    csvOf('Id', ids.get('Gone') ?? '')
  );
  expect(job).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
  await bulk.run({ operation: 'delete', object: 'Account' }, csvOf('Id', ids.get('Binned') ?? ''));
  const soql = encodeURIComponent('SELECT Name FROM Account');
  const { body } = await served.send('GET', `/queryAll?q=${soql}`);
  expect(body.records.map(({ Name }) => Name)).toEqual(['Binned']);
});

it('writes with the rights of the job’s owner', async () => {
  const token = await served.integrationToken();
  const { body } = await served.send('POST', '/jobs/ingest', insertAccounts, { token });
  const job = body as unknown as { id: string };
  await bulk.upload(job.id, csvOf('Name', 'Not mine to make'));
  await bulk.close(job.id);
  served.org.clock.advance(60_000);
  await bulk.info(job.id);
  const { rows } = await bulk.failed(job.id);
  expect(rows[0]?.['sf__Error']).toMatch(/^INSUFFICIENT_ACCESS_OR_READONLY:/);
});

it('counts its calls as bulk and its rows as written', async () => {
  await served.send('DELETE', '/local-org/ledger');
  await bulk.run(upsertCommunities, communities(7));
  const { body } = await served.send('GET', '/local-org/ledger');
  expect(body).toMatchObject({ calls: 4, byKind: { bulk: 4 }, rowsWritten: 7, writeCalls: 1 });
});
