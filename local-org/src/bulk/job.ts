export type JobState =
  'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
export type QueryOperation = 'query' | 'queryAll';

/** How fast the org works off its jobs. */
export interface BulkPace {
  /** What a closed job waits for its turn. */
  readonly queueSeconds: number;
  /** `Infinity`: as fast as this machine can. */
  readonly rowsPerSecond: number;
}

interface JobHead {
  readonly id: string;
  readonly ownerId: string;
  /** Like `66.0`. */
  readonly apiVersion: string;
  readonly object: string;
  /** Names of this package need no prefix in the job's data. */
  readonly defaultNamespace?: string;
  readonly lineEnding: string;
  readonly columnDelimiter: string;
  readonly state: JobState;
  /** Milliseconds of the org's time, as are all times of a job. */
  readonly createdAt: number;
  readonly changedAt: number;
  /** When it starts, once it is closed. */
  readonly startsAt?: number;
  readonly finishedAt?: number;
  /** Absent: as fast as this machine can. */
  readonly rowsPerSecond?: number;
  readonly processed: number;
  readonly errorMessage?: string;
}

export interface IngestJob extends JobHead {
  readonly kind: 'ingest';
  readonly operation: IngestOperation;
  readonly externalIdField?: string;
  readonly assignmentRuleId?: string;
  readonly uploaded: boolean;
  /** Of the processed rows. */
  readonly failed: number;
}

export interface QueryJob extends JobHead {
  readonly kind: 'query';
  readonly operation: QueryOperation;
  readonly soql: string;
}

export type BulkJob = IngestJob | QueryJob;

export function isOver(job: BulkJob): boolean {
  return ['JobComplete', 'Failed', 'Aborted'].includes(job.state);
}

/** When the org's clock allows this many rows of the job to be done. */
export function dueAt(job: BulkJob, rows: number): number {
  const { startsAt = Infinity, rowsPerSecond } = job;
  return rowsPerSecond === undefined ? startsAt : startsAt + (rows / rowsPerSecond) * 1000;
}
