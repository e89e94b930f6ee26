import { queryPage, type BulkJobs, type NewQueryJob } from '../../bulk/index.ts';
import type { Org } from '../../org.ts';
import type { ResultColumn } from '../../soql/index.ts';
import type { Call, Reply } from '../call.ts';
import { plannedQuery } from '../queries.ts';
import type { AnyRoute, Params } from '../router.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { bulkRoute, csvReply } from './answering.ts';
import { readQueryBody, readState } from './job-body.ts';
import { listedQuery, patchedInfo, queryDetails, queryInfo } from './job-info.ts';
import { listJobs } from './job-list.ts';
import { namespaceOf } from './namespace-of.ts';

// The service chooses (documented: Get Results for a Query Job); how much is unconfirmed.
const USUAL_PAGE = 50_000;

/** `/jobs/query`: a statement whose rows are fetched as CSV once they are found. */
export function queryJobRoutes(org: Org, jobs: BulkJobs): AnyRoute[] {
  const one = '/jobs/query/:id';
  return [
    bulkRoute('POST', '/jobs/query', (call) => {
      return ok(queryInfo(jobs.createQuery(newQueryJob(org, call))));
    }),
    bulkRoute('GET', '/jobs/query', (call) => listJobs(jobs, call, 'query', listedQuery)),
    bulkRoute('GET', one, async (_, { id = '' }) => ok(queryDetails(await jobs.get('query', id)))),
    bulkRoute('PATCH', one, (call, params) => abort(jobs, call, params)),
    bulkRoute('DELETE', one, async (_, { id = '' }) => {
      await jobs.get('query', id);
      jobs.delete('query', id);
      return { status: 204 };
    }),
    bulkRoute('GET', `${one}/results`, (call, params) => results(jobs, call, params))
  ];
}

function newQueryJob(org: Org, call: Call): NewQueryJob {
  const body = readQueryBody(call);
  const { entity, aggregate, hasOffset, columns } = plannedQuery(org, call, body.query);
  org.unconfirmed('the shape in which a Bulk query of a form that is not allowed is refused');
  if (aggregate)
    throw unsupported('Aggregate functions and GROUP BY not supported in Bulk V2 Query');
  if (hasOffset) throw unsupported('OFFSET not supported in Bulk V2 Query');
  if (hasChildren(columns)) {
    throw unsupported(
      'Aggregate Relationships not supported in Bulk V2 Query with CSV content type'
    );
  }
  if (hasTypeof(columns)) {
    throw unsupported('TYPEOF not supported in Bulk V2 Query');
  }
  if (hasBytesOrCompound(columns)) {
    throw unsupported(
      'Blob and compound fields not supported in Bulk V2 Query with CSV content type'
    );
  }
  return {
    operation: body.operation,
    object: entity,
    soql: body.query,
    ownerId: call.session.userId,
    ...namespaceOf(call),
    apiVersion: call.version,
    columnDelimiter: body.columnDelimiter,
    lineEnding: body.lineEnding
  };
}

async function abort(jobs: BulkJobs, call: Call, { id = '' }: Params): Promise<Reply> {
  const state = readState(call);
  await jobs.get('query', id);
  if (state === 'Aborted') return ok(patchedInfo(jobs.abort('query', id)));
  const message = `A query job may only be set to Aborted, not ${state}`;
  throw new SalesforceError(400, 'INVALIDJOBSTATE', message);
}

/** A page with where the next one begins; the locator at the end is the word `null` (documented). */
async function results(jobs: BulkJobs, call: Call, { id = '' }: Params): Promise<Reply> {
  const job = await jobs.get('query', id);
  const page = queryPage(jobs.files, job, rowOf(call.query.get('locator')), limitOf(call));
  return csvReply(page.lines, {
    'Sforce-NumberOfRecords': String(page.rows),
    'Sforce-Locator': page.nextRow === undefined ? 'null' : locatorOf(page.nextRow)
  });
}

function limitOf(call: Call): number {
  const given = call.query.get('maxRecords');
  if (given === null) return USUAL_PAGE;
  if (/^[1-9]\d*$/.test(given)) return Number(given);
  throw new SalesforceError(400, 'INVALID_INPUT', `maxRecords is not a number above 0: ${given}`);
}

function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url');
}

function rowOf(locator: string | null): number {
  if (locator === null || locator === '') return 0;
  const row = Buffer.from(locator, 'base64url').toString();
  if (/^\d+$/.test(row)) return Number(row);
  throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
}

function hasChildren(columns: readonly ResultColumn[]): boolean {
  return columns.some(({ kind }) => kind === 'children');
}

function hasTypeof(columns: readonly ResultColumn[]): boolean {
  return columns.some(
    (column) => column.kind === 'choice' || (column.kind === 'parent' && hasTypeof(column.columns))
  );
}

function hasBytesOrCompound(columns: readonly ResultColumn[]): boolean {
  return columns.some((column) => {
    if (column.kind === 'field') return ['address', 'base64'].includes(column.field.type);
    return column.kind === 'parent' && hasBytesOrCompound(column.columns);
  });
}

function unsupported(message: string): SalesforceError {
  return new SalesforceError(400, 'FUNCTIONALITY_NOT_ENABLED', message);
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
