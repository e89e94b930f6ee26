import type { BulkJob, IngestJob, QueryJob } from '../../bulk/index.ts';

/** A job as creation and PATCH answer it; `contentUrl` has no leading slash (recorded). */
export function ingestInfo(job: IngestJob) {
  return {
    ...head(job),
    contentUrl: `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches`,
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    ...optional('externalIdFieldName', job.externalIdField),
    ...optional('assignmentRuleId', job.assignmentRuleId)
  };
}

/** The PATCH answer stops at the API version (recorded). */
export function patchedInfo(job: BulkJob) {
  return job.kind === 'ingest'
    ? {
        ...head(job),
        ...optional('externalIdFieldName', job.externalIdField),
        ...optional('assignmentRuleId', job.assignmentRuleId)
      }
    : head(job);
}

export function listedIngest(job: IngestJob) {
  return { ...ingestInfo(job), jobType: 'V2Ingest' };
}

/** `numberRecordsProcessed` includes the failed rows (recorded). */
export function ingestDetails(job: IngestJob) {
  const milliseconds = activeTime(job);
  return {
    ...listedIngest(job),
    numberRecordsProcessed: job.processed,
    numberRecordsFailed: job.failed,
    retries: 0,
    totalProcessingTime: milliseconds,
    apiActiveProcessingTime: milliseconds,
    apexProcessingTime: 0,
    ...optional('errorMessage', job.errorMessage)
  };
}

export function queryInfo(job: QueryJob) {
  return { ...head(job), lineEnding: job.lineEnding, columnDelimiter: job.columnDelimiter };
}

export function listedQuery(job: QueryJob) {
  return { ...queryInfo(job), jobType: 'V2Query' };
}

export function queryDetails(job: QueryJob) {
  return {
    ...listedQuery(job),
    numberRecordsProcessed: job.processed,
    retries: 0,
    totalProcessingTime: activeTime(job),
    ...optional('errorMessage', job.errorMessage)
  };
}

function head(job: BulkJob) {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.ownerId,
    createdDate: wireTime(job.createdAt),
    systemModstamp: wireTime(job.changedAt),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.apiVersion)
  };
}

/** Stamps are whole seconds. */
function wireTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}.000+0000`;
}

/** Milliseconds from the job's turn to its end, or to its last progress. */
function activeTime({ startsAt, finishedAt, changedAt }: BulkJob): number {
  if (startsAt === undefined) return 0;
  return Math.max(0, Math.round((finishedAt ?? changedAt) - startsAt));
}

function optional(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}
