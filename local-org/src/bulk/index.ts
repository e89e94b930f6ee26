export { BulkError } from './bulk-error.ts';
export { BulkJobs, type NewIngestJob, type NewQueryJob } from './bulk-jobs.ts';
export { columnDelimiters, lineEndingNames } from './csv-dialect.ts';
export type {
  BulkJob,
  BulkPace,
  IngestJob,
  IngestOperation,
  QueryJob,
  QueryOperation
} from './job.ts';
export { ingestResult, queryPage, type IngestResultKind, type QueryPage } from './job-results.ts';
export type { BulkPorts } from './ports.ts';
