import { Readable } from 'node:stream';
import {
  ingestResult,
  type BulkJobs,
  type IngestJob,
  type IngestResultKind
} from '../../bulk/index.ts';
import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import type { AnyRoute, Params } from '../router.ts';
import { malformed, SalesforceError } from '../salesforce-error.ts';
import { bulkRoute, csvReply } from './answering.ts';
import { readIngestBody, readState } from './job-body.ts';
import { ingestDetails, ingestInfo, listedIngest, patchedInfo } from './job-info.ts';
import { listJobs } from './job-list.ts';
import { newIngestJob } from './new-ingest-job.ts';

// Unconfirmed; older guides say 20,000 per part.
const MAX_INLINE = 100_000;

/** `/jobs/ingest`: upload rows, have them written, fetch what became of each. */
export function ingestRoutes(org: Org, jobs: BulkJobs): AnyRoute[] {
  const one = '/jobs/ingest/:id';
  return [
    bulkRoute('POST', '/jobs/ingest', (call) => create(org, jobs, call)),
    bulkRoute('GET', '/jobs/ingest', (call) => listJobs(jobs, call, 'ingest', listedIngest)),
    bulkRoute('GET', one, async (_, { id = '' }) =>
      ok(ingestDetails(await jobs.get('ingest', id)))
    ),
    bulkRoute('PATCH', one, (call, params) => change(org, jobs, call, params)),
    bulkRoute('DELETE', one, async (_, { id = '' }) => {
      await jobs.get('ingest', id);
      jobs.delete('ingest', id);
      return { status: 204 };
    }),
    bulkRoute('PUT', `${one}/batches`, (call, params) => upload(org, jobs, call, params)),
    bulkRoute('GET', `${one}/successfulResults`, results(org, jobs, 'successful')),
    bulkRoute('GET', `${one}/failedResults`, results(org, jobs, 'failed')),
    bulkRoute('GET', `${one}/unprocessedrecords`, results(org, jobs, 'unprocessed'))
  ];
}

async function create(org: Org, jobs: BulkJobs, call: Call): Promise<Reply> {
  const { content, ...body } = readIngestBody(call);
  const given = newIngestJob(org, call, body);
  if (!content) return ok(ingestInfo(jobs.createIngest(given)));
  org.unconfirmed('a multipart Bulk job may have 100,000 characters');
  if (content.toString('utf8').length > MAX_INLINE) {
    throw malformed(`The content of a multipart job has more than ${MAX_INLINE} characters`);
  }
  const job = jobs.createIngest(given);
  await jobs.upload(job.id, Readable.from([content]));
  call.tally.tried = true;
  return ok(ingestInfo(jobs.close(job.id)));
}

async function upload(org: Org, jobs: BulkJobs, call: Call, { id = '' }: Params): Promise<Reply> {
  const type = call.headers['content-type'] ?? '';
  if (!/^text\/csv\b/i.test(type)) {
    org.unconfirmed('a Bulk upload that is not text/csv');
    throw new SalesforceError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `Content-Type is not text/csv: ${type}`
    );
  }
  await jobs.upload(id, call.content ?? Readable.from([]));
  return { status: 201 };
}

async function change(org: Org, jobs: BulkJobs, call: Call, { id = '' }: Params): Promise<Reply> {
  const state = readState(call);
  await jobs.get('ingest', id);
  call.tally.tried = true;
  if (state === 'UploadComplete') return ok(patchedInfo(jobs.close(id)));
  if (state === 'Aborted') return ok(patchedInfo(jobs.abort('ingest', id)));
  org.unconfirmed('a Bulk job set to a state that clients may not set');
  const message = `Only UploadComplete and Aborted may be set, not ${state}`;
  throw new SalesforceError(400, 'INVALIDJOBSTATE', message);
}

function results(org: Org, jobs: BulkJobs, kind: IngestResultKind) {
  return async (_: Call, { id = '' }: Params): Promise<Reply> => {
    const job: IngestJob = await jobs.get('ingest', id);
    org.unconfirmed('results of a Bulk job that is not over are refused');
    return csvReply(ingestResult(jobs.files, job, kind));
  };
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
