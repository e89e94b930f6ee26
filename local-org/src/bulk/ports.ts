import type { Clock } from '../clock.ts';
import type { DailyLimit } from '../daily-limit.ts';
import type { Row, RowResult, Session, Store } from '../records/index.ts';
import type { QueryResult } from '../soql/index.ts';
import type { BulkPace, IngestJob, QueryJob } from './job.ts';

/** What jobs need of the org they run in. */
export interface BulkPorts {
  readonly store: Store;
  readonly clock: Clock & { readonly standsStill: boolean };
  /** Of a job that is closed now. */
  pace(): BulkPace;
  /** Ingest batches of 10,000 rows, and query jobs, of the day. */
  readonly batches: DailyLimit;
  readonly queryJobs: DailyLimit;
  sessionOf(userId: string): Session;
  /** Writes one chunk as the job's owner: one result per row, in order. */
  write(job: IngestJob, rows: readonly Row[]): RowResult[];
  /** Runs the job's statement as its owner. Throws SoqlError. */
  query(job: QueryJob): QueryResult;
  /** After how many batches a planned fault ends the job; undefined when none does. */
  failsAfter(job: IngestJob): number | undefined;
  log(line: string): void;
  unconfirmed(what: string): void;
}
