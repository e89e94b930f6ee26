import type { BulkJob, BulkJobs } from '../../bulk/index.ts';
import { dataPath, type Call, type Reply } from '../call.ts';
import { SalesforceError } from '../salesforce-error.ts';

// Documented: Get All Jobs.
const PAGE = 1000;

/** `{done, records, nextRecordsUrl}`; `?jobType=` and `?isPkChunkingEnabled=` leave out what they do not mean. */
export async function listJobs<K extends BulkJob['kind']>(
  jobs: BulkJobs,
  call: Call,
  kind: K,
  show: (job: Extract<BulkJob, { kind: K }>) => unknown
): Promise<Reply> {
  const ours = kind === 'ingest' ? 'V2Ingest' : 'V2Query';
  const wanted = call.query.get('jobType') ?? ours;
  const chunked = call.query.get('isPkChunkingEnabled') === 'true';
  if (wanted !== ours || chunked) return page([], null);
  const offset = offsetOf(call);
  const found = await jobs.list(kind, offset, PAGE + 1);
  const more = found.length > PAGE;
  const next = `${dataPath(call)}/jobs/${kind}?queryLocator=${locator(offset + PAGE)}`;
  return page(found.slice(0, PAGE).map(show), more ? next : null);
}

function page(records: readonly unknown[], nextRecordsUrl: string | null): Reply {
  return { status: 200, body: { done: nextRecordsUrl === null, records, nextRecordsUrl } };
}

function locator(offset: number): string {
  return `01g${'0'.repeat(15)}-${offset}`;
}

function offsetOf(call: Call): number {
  const given = call.query.get('queryLocator');
  if (given === null) return 0;
  const offset = /^01g\w+-(\d+)$/.exec(given)?.[1];
  if (offset !== undefined) return Number(offset);
  throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
}
