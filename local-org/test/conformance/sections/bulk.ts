import { expect } from '@jest/globals';
import { csvOf } from '../../api/bulk-client.ts';
import { accounts, bulkly, header, upserts } from '../bulkly.ts';
import { plan } from '../conforms.ts';

const DAY = 86_400_000;

const slow = { bulkPace: { queueSeconds: 10, rowsPerSecond: 100 } };
const rows = (count: number) =>
  Array.from({ length: count }, (_, row) => `k${row},Row ${row},Slack`);

bulkly('bulk/create', async (bulk) => {
  const job = await bulk.create(accounts);
  expect(job).toMatchObject({ state: 'Open', id: expect.stringMatching(/^750\w{15}$/) });
  expect(job.contentUrl).toBe(`services/data/v66.0/jobs/ingest/${job.id}/batches`);
});

bulkly('bulk/upload', async (bulk) => {
  const { id } = await bulk.create(accounts);
  expect(await bulk.upload(id, csvOf('Name', 'A'))).toMatchObject({ status: 201, body: undefined });
});

bulkly('bulk/one-upload', async (bulk) => {
  const { id } = await bulk.create(accounts);
  await bulk.upload(id, csvOf('Name', 'A'));
  expect((await bulk.upload(id, csvOf('Name', 'B'))).status).toBe(400);
});

bulkly('bulk/close', async (bulk) => {
  const { id } = await bulk.create(accounts);
  await bulk.upload(id, csvOf('Name', 'A'));
  expect(await bulk.close(id)).toMatchObject({ status: 200, body: { state: 'UploadComplete' } });
});

bulkly('bulk/multipart', async (bulk, org) => {
  const form = new FormData();
  form.append('job', new Blob([JSON.stringify(accounts)], { type: 'application/json' }));
  form.append('content', new Blob([csvOf('Name', 'A')], { type: 'text/csv' }), 'content');
  const response = await fetch(`${org.url}/services/data/v66.0/jobs/ingest`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${org.adminToken}` },
    body: form
  });
  const { id } = (await response.json()) as { id: string };
  org.org.clock.advance(DAY / 24);
  expect(await bulk.info(id)).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1 });
});

bulkly(
  'bulk/states',
  async (bulk, org) => {
    const { id } = await bulk.create(upserts);
    const states = [(await bulk.info(id)).state];
    await bulk.upload(id, csvOf(header, ...rows(1000)));
    await bulk.close(id);
    states.push((await bulk.info(id)).state);
    org.org.clock.advance(15_000);
    states.push((await bulk.info(id)).state);
    org.org.clock.advance(60_000);
    states.push((await bulk.info(id)).state);
    expect(states).toEqual(['Open', 'UploadComplete', 'InProgress', 'JobComplete']);
  },
  slow
);

bulkly('bulk/aborted', async (bulk) => {
  const { id } = await bulk.create(accounts);
  const aborted = await bulk.send('PATCH', `/ingest/${id}`, { state: 'Aborted' });
  expect([aborted.status, aborted.body.state]).toEqual([200, 'Aborted']);
});

bulkly('bulk/client-states', async (bulk) => {
  const { id } = await bulk.create(accounts);
  for (const state of ['InProgress', 'JobComplete', 'Failed', 'Open']) {
    expect((await bulk.send('PATCH', `/ingest/${id}`, { state })).status).toBe(400);
  }
});

bulkly(
  'bulk/delete',
  async (bulk) => {
    const done = await bulk.run(accounts, csvOf('Name', 'A'));
    const failed = await bulk.run(accounts, csvOf('Nothing_x', 'A'));
    const { id: aborted } = await bulk.create(accounts);
    await bulk.send('PATCH', `/ingest/${aborted}`, { state: 'Aborted' });
    const closed = await bulk.start(accounts, csvOf('Name', 'B'));
    for (const id of [done.id, failed.id, aborted, closed]) {
      expect((await bulk.send('DELETE', `/ingest/${id}`)).status).toBe(204);
      expect((await bulk.send('GET', `/ingest/${id}`)).status).toBe(404);
    }
  },
  slow
);

bulkly('bulk/no-delete', async (bulk) => {
  const { id } = await bulk.create(accounts);
  expect((await bulk.send('DELETE', `/ingest/${id}`)).status).toBe(400);
});

bulkly('bulk/bad-transition', async (bulk) => {
  const { id } = await bulk.run(accounts, csvOf('Name', 'A'));
  const refused = await bulk.send('PATCH', `/ingest/${id}`, { state: 'Aborted' });
  expect(refused.status).toBe(400);
  expect([...refused.body]).toEqual([
    { errorCode: 'INVALIDJOBSTATE', message: 'Aborting already Completed Job not allowed' }
  ]);
});

const mixed = csvOf(header, 'a,Good,Slack', 'b,Bad,Nowhere', 'c,Good,Slack');

bulkly('bulk/partial', async (bulk) => {
  const job = await bulk.run(upserts, mixed);
  expect(job).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 1 });
});

bulkly('bulk/no-rollback', async (bulk, org) => {
  await plan(org, { kind: 'failJob', batches: 1 });
  const job = await bulk.run(upserts, csvOf(header, ...rows(10_001)));
  expect(job).toMatchObject({ state: 'Failed', numberRecordsProcessed: 10_000 });
  expect((await org.soql('SELECT COUNT() FROM Community__c')).body.totalSize).toBe(10_000);
});

bulkly('bulk/info', async (bulk) => {
  const created = await bulk.create(upserts);
  expect(Object.keys(created).sort()).toEqual(
    [
      ...['id', 'operation', 'object', 'createdById', 'createdDate', 'systemModstamp', 'state'],
      ...['concurrencyMode', 'contentType', 'apiVersion', 'contentUrl', 'lineEnding'],
      ...['columnDelimiter', 'externalIdFieldName']
    ].sort()
  );
  expect(created).toMatchObject({ apiVersion: 66 });
  await bulk.upload(created.id, mixed);
  const closed = Object.keys((await bulk.close(created.id)).body);
  expect(closed).toEqual(expect.arrayContaining(['id', 'state', 'contentType', 'apiVersion']));
  expect(closed).not.toContain('contentUrl');
  expect(await bulk.info(created.id)).toMatchObject({
    jobType: 'V2Ingest',
    numberRecordsProcessed: expect.any(Number),
    numberRecordsFailed: expect.any(Number),
    retries: 0,
    totalProcessingTime: expect.any(Number),
    apiActiveProcessingTime: expect.any(Number),
    apexProcessingTime: expect.any(Number)
  });
});

bulkly('bulk/processed', async (bulk) => {
  expect(await bulk.run(upserts, mixed)).toMatchObject({
    numberRecordsProcessed: 3,
    numberRecordsFailed: 1
  });
});

bulkly('bulk/bad-header', async (bulk) => {
  expect(await bulk.run(accounts, csvOf('Name,StageName_x', 'A,B'))).toMatchObject({
    state: 'Failed',
    numberRecordsProcessed: 0,
    errorMessage: 'InvalidBatch : Field name not found : StageName_x'
  });
});

bulkly('bulk/successful', async (bulk) => {
  const { id } = await bulk.run(upserts, mixed);
  const { rows: good } = await bulk.successful(id);
  expect(Object.keys(good[0] ?? {})).toEqual(['sf__Id', 'sf__Created', ...header.split(',')]);
  expect(good.map((row) => row['ExternalId__c']).sort()).toEqual(['a', 'c']);
  expect(good.every((row) => row['sf__Created'] === 'true')).toBe(true);
});

bulkly('bulk/failed', async (bulk) => {
  const { id } = await bulk.run(accounts, csvOf('Name,Phone', ',1'));
  const { rows: bad } = await bulk.failed(id);
  expect(bad).toEqual([
    {
      sf__Id: '',
      sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
      Name: '',
      Phone: '1'
    }
  ]);
});

bulkly('bulk/unprocessed', async (bulk) => {
  const csv = csvOf('Name,Nothing_x', 'A,B');
  const { id } = await bulk.run(accounts, csv);
  const { rows: left } = await bulk.unprocessed(id);
  expect(left).toEqual([{ Name: 'A', Nothing_x: 'B' }]);
});

bulkly('bulk/empty-results', async (bulk) => {
  const { id } = await bulk.run(accounts, csvOf('Name', 'A'));
  expect((await bulk.failed(id)).text.trim()).toBe('"sf__Id","sf__Error","Name"');
});

bulkly('bulk/order', async (bulk) => {
  const { id } = await bulk.run(upserts, csvOf(header, ...rows(300)));
  const keys = (await bulk.successful(id)).rows.map((row) => row['ExternalId__c']);
  const uploaded = rows(300).map((row) => row.split(',')[0]);
  expect(keys).not.toEqual(uploaded);
  expect(new Set(keys)).toEqual(new Set(uploaded));
});

bulkly(
  'bulk/15000-batches',
  async (bulk, org) => {
    await bulk.run(accounts, csvOf('Name', 'A'));
    expect((await org.send('GET', '/limits')).body).toMatchObject({
      DailyBulkApiBatches: { Max: 1, Remaining: 0 }
    });
    expect((await bulk.run(accounts, csvOf('Name', 'B'))).state).toBe('Failed');
  },
  { dailyBulkBatches: 1 }
);

bulkly('bulk/field-size', async (bulk) => {
  const csv = csvOf('Name,Description', `Fits,${'x'.repeat(32_000)}`, `Over,${'x'.repeat(32_001)}`);
  const job = await bulk.run(accounts, csv);
  const kept = (await bulk.successful(job.id)).rows.map((row) => row['Name']);
  expect(kept).not.toContain('Over');
});

bulkly('bulk/record-size', async (bulk) => {
  const columns = Array.from({ length: 5001 }, (_, column) => `F${column}`);
  const job = await bulk.run(accounts, csvOf(columns.join(','), columns.map(() => 'x').join(',')));
  expect(job.state === 'Failed' || job.numberRecordsFailed === 1).toBe(true);
});

bulkly('bulk/life', async (bulk, org) => {
  const open = await bulk.create(accounts);
  const done = await bulk.run(accounts, csvOf('Name', 'A'));
  org.org.clock.advance(7 * DAY + 1000);
  for (const { id } of [open, done]) {
    expect((await bulk.send('GET', `/ingest/${id}`)).status).toBe(404);
  }
});

bulkly(
  'bulk/query-jobs',
  async (bulk) => {
    const job = { operation: 'query', query: 'SELECT Id FROM Account' };
    expect((await bulk.send('POST', '/query', job)).status).toBe(200);
    expect((await bulk.send('POST', '/query', job)).status).toBe(400);
  },
  { dailyBulkQueryJobs: 1 }
);

bulkly('bulk/parallel', async (bulk) => {
  expect(await bulk.create(accounts)).toMatchObject({ concurrencyMode: 'Parallel' });
});

bulkly('bulk/hard-delete', async (bulk) => {
  const { status } = await bulk.send('POST', '/ingest', {
    operation: 'hardDelete',
    object: 'Account'
  });
  expect(status).toBe(400);
});
