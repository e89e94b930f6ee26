import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { BulkClient, csvOf } from './bulk-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

const DAY = 24 * 3_600_000;
const accounts = { operation: 'insert', object: 'Account' };
const csv = csvOf('Name', 'One');

let served: OrgUnderTest;
let bulk: BulkClient;

beforeEach(async () => {
  served = await serveOrg({
    clock: new Date('2026-03-01T09:00:00Z'),
    dailyBulkBatches: 2,
    dailyBulkQueryJobs: 2
  });
  bulk = new BulkClient(served);
});
afterEach(() => served.stop());

it.each([
  ['an object that is not there', { ...accounts, object: 'Nothing__c' }, 'INVALIDENTITY'],
  ['an unknown operation', { ...accounts, operation: 'merge' }, 'INVALIDJOB'],
  ['an upsert without a key', { operation: 'upsert', object: 'Account' }, 'INVALIDJOB'],
  [
    'a key that is none',
    { operation: 'upsert', object: 'Account', externalIdFieldName: 'Phone' },
    'INVALIDJOB'
  ],
  ['a delimiter there is not', { ...accounts, columnDelimiter: 'SPACE' }, 'INVALIDJOB'],
  ['another content type', { ...accounts, contentType: 'JSON' }, 'INVALIDJOB'],
  ['a property there is not', { ...accounts, speed: 'high' }, 'JSON_PARSER_ERROR'],
  ['no JSON object', '[]', 'JSON_PARSER_ERROR'],
  [
    'a hard delete without the permission for it',
    { operation: 'hardDelete', object: 'Account' },
    'FEATURENOTENABLED'
  ]
])('refuses to create a job for %s', async (_, body, errorCode) => {
  expect(await bulk.send('POST', '/ingest', body)).toMatchObject({
    status: 400,
    body: [{ errorCode }]
  });
});

it('takes one upload per job', async () => {
  const { id } = await bulk.create(accounts);
  expect((await bulk.upload(id, csv)).status).toBe(201);
  expect(await bulk.upload(id, csv)).toMatchObject({
    status: 400,
    body: [{ errorCode: 'CLIENTINPUTERROR', message: expect.stringContaining('multiple contents') }]
  });
});

it('takes CSV only', async () => {
  const { id } = await bulk.create(accounts);
  expect((await bulk.send('PUT', `/ingest/${id}/batches`, {})).status).toBe(415);
});

it('takes an upload in gzip, unless it is none', async () => {
  const send = async (id: string, body: Buffer) => {
    const response = await fetch(`${served.url}/services/data/v66.0/jobs/ingest/${id}/batches`, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${served.adminToken}`,
        'Content-Type': 'text/csv',
        'Content-Encoding': 'gzip'
      },
      body: new Uint8Array(body)
    });
    return response.status;
  };
  const { id } = await bulk.create(accounts);
  expect(await send(id, Buffer.from(csv))).toBe(400);
  expect(await send('750000000000000', Buffer.from(csv))).toBe(404);
  expect(await send(id, gzipSync(csv))).toBe(201);
  await bulk.close(id);
  served.org.clock.advance(60_000);
  expect((await bulk.info(id)).numberRecordsProcessed).toBe(1);
});

it('refuses an upload of more than 150 MB after base64', async () => {
  const { id } = await bulk.create(accounts);
  const block = Buffer.alloc(1_000_000, 'x');
  const body = new ReadableStream({
    start(controller) {
      for (let n = 0; n < 113; n += 1) controller.enqueue(block);
      controller.close();
    }
  });
  const response = await fetch(`${served.url}/services/data/v66.0/jobs/ingest/${id}/batches`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${served.adminToken}`, 'Content-Type': 'text/csv' },
    body,
    duplex: 'half'
  });
  expect(response.status).toBe(413);
  expect((await bulk.upload(id, csv)).status).toBe(201);
});

it('refuses steps that the state does not allow', async () => {
  const { id } = await bulk.create(accounts);
  const refusals = [await bulk.send('DELETE', `/ingest/${id}`)];
  refusals.push(await bulk.send('PATCH', `/ingest/${id}`, { state: 'InProgress' }));
  await bulk.upload(id, csv);
  await bulk.close(id);
  refusals.push(await bulk.close(id), await bulk.upload(id, csv));
  served.org.clock.advance(60_000);
  refusals.push(await bulk.close(id));
  refusals.push(await bulk.send('PATCH', `/ingest/${id}`, { state: 'Aborted' }));
  expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
  expect(refusals.map(({ body }) => body[0]?.errorCode)).toEqual([
    'INVALIDJOBSTATE',
    'INVALIDJOBSTATE',
    'INVALIDJOBSTATE',
    'CLIENTINPUTERROR',
    'INVALIDJOBSTATE',
    'INVALIDJOBSTATE'
  ]);
  expect(refusals.at(-1)?.body[0]?.message).toBe('Aborting already Completed Job not allowed');
});

it('fails a job that is closed without an upload', async () => {
  const { id } = await bulk.create(accounts);
  await bulk.close(id);
  served.org.clock.advance(60_000);
  expect(await bulk.info(id)).toMatchObject({
    state: 'Failed',
    errorMessage: 'InvalidBatch : Records not found'
  });
  expect((await bulk.unprocessed(id)).text).toBe('');
});

it('gives results only of a job that is over', async () => {
  const id = await bulk.start(accounts, csv);
  expect((await bulk.successful(id)).status).toBe(400);
  served.org.clock.advance(60_000);
  expect((await bulk.successful(id)).status).toBe(200);
});

it('deletes a job that is over, and then it is not found', async () => {
  const { id } = await bulk.run(accounts, csv);
  expect((await bulk.send('DELETE', `/ingest/${id}`)).status).toBe(204);
  expect(await bulk.send('GET', `/ingest/${id}`)).toMatchObject({
    status: 404,
    body: [{ errorCode: 'NOT_FOUND' }]
  });
  expect((await bulk.successful(id)).status).toBe(404);
});

it('forgets jobs after seven days, finished or not', async () => {
  const open = await bulk.create(accounts);
  const { id } = await bulk.run(accounts, csv);
  served.org.clock.advance(7 * DAY - 2 * 3_600_000);
  expect((await bulk.send('GET', `/ingest/${id}`)).status).toBe(200);
  served.org.clock.advance(2 * 3_600_000);
  expect((await bulk.send('GET', `/ingest/${id}`)).status).toBe(404);
  expect((await bulk.send('GET', `/ingest/${open.id}`)).status).toBe(404);
});

it('makes a job of one multipart request and closes it at once', async () => {
  const form = new FormData();
  form.append('job', new Blob([JSON.stringify(accounts)], { type: 'application/json' }));
  form.append('content', new Blob([csv], { type: 'text/csv' }), 'content');
  const response = await fetch(`${served.url}/services/data/v66.0/jobs/ingest`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${served.adminToken}` },
    body: form
  });
  const job = (await response.json()) as { id: string; state: string };
  expect([response.status, job.state]).toEqual([200, 'UploadComplete']);
  served.org.clock.advance(60_000);
  expect(await bulk.info(job.id)).toMatchObject({
    state: 'JobComplete',
    numberRecordsProcessed: 1
  });
});

it('lists jobs newest first, page by page', async () => {
  const first = await bulk.create(accounts);
  const template = { operation: 'insert', object: 'Contact' };
  const others = Array.from({ length: 1000 }, () => bulk.create(template));
  await Promise.all(others);
  const { body } = await served.send('GET', '/jobs/ingest?jobType=V2Ingest');
  expect([body.done, body.records.length]).toEqual([false, 1000]);
  expect(body.records[0]).toMatchObject({ object: 'Contact', jobType: 'V2Ingest', state: 'Open' });
  const last = await served.send('GET', body.nextRecordsUrl ?? '');
  expect(last.body).toMatchObject({
    done: true,
    records: [{ id: first.id }],
    nextRecordsUrl: null
  });
  expect((await served.send('GET', '/jobs/ingest?jobType=Classic')).body.records).toEqual([]);
});

it('spends the batches of the day, which /limits tells', async () => {
  await bulk.run(accounts, csv);
  await bulk.run(accounts, csv);
  expect((await served.send('GET', '/limits')).body).toMatchObject({
    DailyBulkApiBatches: { Max: 2, Remaining: 0 }
  });
  expect(await bulk.run(accounts, csv)).toMatchObject({
    state: 'Failed',
    errorMessage: 'ExceededQuota : ApiBatchItems Limit exceeded.'
  });
  served.org.clock.advance(DAY);
  expect((await bulk.run(accounts, csv)).state).toBe('JobComplete');
});

it('spends the query jobs of the day', async () => {
  const job = { operation: 'query', query: 'SELECT Id FROM Account' };
  await bulk.send('POST', '/query', job);
  await bulk.send('POST', '/query', job);
  expect(await bulk.send('POST', '/query', job)).toMatchObject({
    status: 400,
    body: [
      {
        errorCode: 'LIMIT_EXCEEDED',
        message: 'Max bulk v2 query jobs (2) per 24 hrs has been reached (3)'
      }
    ]
  });
});

it('goes on where it was when the org is served again', async () => {
  const { dir, remove } = folder();
  const options = {
    clock: new Date('2026-03-01T09:00:00Z'),
    dataFile: `${dir}/org.db`,
    bulkPace: { queueSeconds: 0, rowsPerSecond: 100 }
  };
  const before = await serveOrg(options);
  const names = Array.from({ length: 1000 }, (_, n) => `Account ${n}`);
  const first = new BulkClient(before);
  const id = await first.start(accounts, csvOf('Name', ...names));
  before.org.clock.advance(4_000);
  expect((await first.info(id)).numberRecordsProcessed).toBe(400);
  await before.stop();
  const after = await serveOrg(options);
  const second = new BulkClient(after);
  after.org.clock.advance(60_000);
  expect(await second.info(id)).toMatchObject({
    state: 'JobComplete',
    numberRecordsProcessed: 1000
  });
  const done = new Set((await second.successful(id)).rows.map((row) => row['Name']));
  const { body } = await after.soql('SELECT COUNT() FROM Account');
  await after.stop();
  remove();
  expect([done.size, body.totalSize]).toEqual([1000, 1000]);
});

function folder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(`${tmpdir()}/bulk-test-`);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
