import { BulkJobs, type BulkJob, type IngestJob } from '../../bulk/index.ts';
import type { Org } from '../../org.ts';
import type { Row, RowResult, Session } from '../../records/index.ts';
import { query } from '../queries.ts';
import { writeRows, type Writing } from '../writing.ts';

/** The org's Bulk jobs; they work until they are ended. */
export function bulkJobs(org: Org): BulkJobs {
  return new BulkJobs({
    store: org.store,
    clock: org.clock,
    pace: () => org.pace.bulk,
    ...org.bulkLimits,
    sessionOf: (userId) => org.sessionOf(userId),
    write: (job, rows) => write(org, job, rows),
    query: (job) => {
      const reader = { session: sessionOf(org, job), version: job.apiVersion };
      return query(org, reader, job.soql, { includeDeleted: job.operation === 'queryAll' });
    },
    failsAfter: (job) => org.faults.failsJobAfter(`${descriptionOf(job)} ${job.object}`),
    log: (line) => org.log(line),
    unconfirmed: (what) => org.unconfirmed(what)
  });
}

function write(org: Org, job: IngestJob, rows: readonly Row[]): RowResult[] {
  if (rows.length === 0) return [];
  const session = sessionOf(org, job);
  const writing: Writing = { description: descriptionOf(job), tally: { tried: false, rows: 0 } };
  const results = writeRows(org, writing, {
    object: job.object,
    rows,
    allOrNone: false,
    idOf: (row) => row['Id'],
    perform: (good) => perform(org, session, job, good)
  });
  org.ledger.countRows(writing.tally.rows);
  return results;
}

// Documented: Understanding Bulk API 2.0 Ingest.
const BATCH = 10_000;

/** The owner's rights as they are now. Batches of a job run side by side: each holds its own locks. */
function sessionOf(org: Org, job: BulkJob): Session {
  const { defaultNamespace } = job;
  const options = {
    transaction: `${job.id} ${Math.floor(job.processed / BATCH)}`,
    ...(defaultNamespace !== undefined && { defaultNamespace })
  };
  return { ...org.sessionOf(job.ownerId), options };
}

/** What planned faults match: the upload the rows came with. */
function descriptionOf(job: IngestJob): string {
  return `bulk PUT /services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches`;
}

function perform(org: Org, session: Session, job: IngestJob, rows: readonly Row[]): RowResult[] {
  const { records } = org;
  switch (job.operation) {
    case 'insert':
      return records.insert(session, job.object, rows);
    case 'update':
      return records.update(session, job.object, rows);
    case 'upsert':
      return records.upsert(session, job.object, job.externalIdField ?? 'Id', rows);
    case 'delete':
    case 'hardDelete':
      return deleteRows(org, session, job, rows);
  }
}

/** Ids of another object are refused; a hard delete leaves nothing in the recycle bin. */
function deleteRows(org: Org, session: Session, job: IngestJob, rows: readonly Row[]): RowResult[] {
  const prefix = org.store.findObject(job.object)?.keyPrefix ?? '';
  const ids = rows.map(({ Id }) => (typeof Id === 'string' ? Id : ''));
  const ours = ids.filter((id) => id.startsWith(prefix));
  const deleted = org.records.delete(session, ours);
  if (job.operation === 'hardDelete') {
    const gone = deleted.flatMap((result) => (result.success ? [result.id] : []));
    org.records.emptyRecycleBin(session, gone);
  }
  const results = deleted[Symbol.iterator]();
  return ids.map((id) => {
    if (id.startsWith(prefix)) return results.next().value as RowResult;
    const message = `Record ID: id value of incorrect type: ${id}`;
    const errors = [{ statusCode: 'MALFORMED_ID', message, fields: ['Id'] }];
    return { success: false, created: false, errors };
  });
}
