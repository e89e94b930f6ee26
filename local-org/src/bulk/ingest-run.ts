import type { RowResult } from '../records/index.ts';
import { JobFailure } from './bulk-error.ts';
import { csvLine, dialectOf, type CsvDialect } from './csv-dialect.ts';
import { readCsv } from './csv-reader.ts';
import { readHeader, type IngestColumn } from './ingest-header.ts';
import { errorText, readRow } from './ingest-row.ts';
import { dueAt, type IngestJob } from './job.ts';
import type { JobFiles } from './job-files.ts';
import type { JobRun, Progress } from './job-run.ts';
import type { BulkPorts } from './ports.ts';
import { RowLogWriter } from './row-log.ts';

/** Rows that are checked and written together, as everywhere in Salesforce. */
const CHUNK = 200;

// Documented: Understanding Bulk API 2.0 Ingest.
const BATCH = 10_000;

/** Works through an upload, one chunk at a time. */
export class IngestRun implements JobRun<IngestJob> {
  private readonly ports: BulkPorts;
  private readonly dialect: CsvDialect;
  private readonly records: AsyncGenerator<string[]>;
  private readonly successful: RowLogWriter;
  private readonly failed: RowLogWriter;
  private readonly failsAfter: number;
  private columns: readonly IngestColumn[] | undefined;
  /** Read, but not yet due. */
  private chunk: string[][] = [];

  constructor(ports: BulkPorts, files: JobFiles, job: IngestJob) {
    this.ports = ports;
    this.dialect = dialectOf(job);
    this.records = readCsv(files.path(job.id, 'upload'), this.dialect);
    const successes = job.processed - job.failed;
    this.successful = new RowLogWriter(files.path(job.id, 'successful'), successes);
    this.failed = new RowLogWriter(files.path(job.id, 'failed'), job.failed);
    this.failsAfter = ports.failsAfter(job) ?? Infinity;
  }

  /** Reads ahead what the next step writes. Throws JobFailure. */
  async prepare(job: IngestJob): Promise<void> {
    this.columns ??= await this.start(job);
    while (this.chunk.length < CHUNK) {
      const next = await this.records.next();
      if (next.done === true) return;
      this.chunk.push(next.value);
    }
  }

  /** Writes the chunk if its rows are due at `now`. Throws JobFailure. */
  step(job: IngestJob, now: number): Progress<IngestJob> {
    if (this.chunk.length === 0) return this.end(job, now);
    if (now < dueAt(job, job.processed + this.chunk.length)) return 'waiting';
    if (job.processed % BATCH === 0) this.beginBatch(job.processed / BATCH);
    const { chunk, columns = [] } = this;
    this.chunk = [];
    const results = this.write(job, columns, chunk);
    this.log(chunk, results, columns);
    const failed = results.filter((result) => !result.success).length;
    return { ...job, processed: job.processed + chunk.length, failed: job.failed + failed };
  }

  close(): void {
    this.successful.close();
    this.failed.close();
    void this.records.return(undefined);
  }

  /** The header, and past the rows that an earlier run has done; no columns for an upload of nothing. */
  private async start(job: IngestJob): Promise<IngestColumn[]> {
    if (!job.uploaded) throw new JobFailure('InvalidBatch : Records not found');
    const header = await this.records.next();
    if (header.done === true) return [];
    const { schema } = this.ports.store;
    const { rights } = this.ports.sessionOf(job.ownerId);
    const columns = readHeader(header.value, job, { schema, rights });
    for (let row = 0; row < job.processed; row += 1) await this.records.next();
    return columns;
  }

  private end(job: IngestJob, now: number): Progress<IngestJob> {
    const isHeaderAlone = job.processed === 0 && this.columns?.length !== 0;
    if (isHeaderAlone) {
      this.ports.unconfirmed('a Bulk job with a header alone fails');
      throw new JobFailure('InvalidBatch : Records not found');
    }
    const due = dueAt(job, job.processed);
    if (now < due) return 'waiting';
    return { ...job, state: 'JobComplete', finishedAt: due };
  }

  private beginBatch(number: number): void {
    if (number >= this.failsAfter) {
      throw new JobFailure('InternalServerError : Planned by /local-org/faults');
    }
    if (this.ports.batches.take()) return;
    this.ports.unconfirmed('a Bulk job that meets the daily limit of batches fails');
    throw new JobFailure('ExceededQuota : ApiBatchItems Limit exceeded.');
  }

  private write(
    job: IngestJob,
    columns: readonly IngestColumn[],
    chunk: readonly (readonly string[])[]
  ): RowResult[] {
    const read = chunk.map((cells) => readRow(columns, cells));
    const rows = read.flatMap((one) => ('row' in one ? [one.row] : []));
    const written = this.ports.write(job, rows)[Symbol.iterator]();
    return read.map((one) => {
      if ('error' in one) return { success: false, created: false, errors: [one.error] };
      return written.next().value as RowResult;
    });
  }

  private log(
    chunk: readonly (readonly string[])[],
    results: readonly RowResult[],
    columns: readonly IngestColumn[]
  ): void {
    const idAt = columns.findIndex(
      (column) => column.kind === 'field' && column.field.type === 'id'
    );
    const successful: string[] = [];
    const failed: string[] = [];
    results.forEach((result, index) => {
      const cells = chunk[index] ?? [];
      if (result.success) {
        successful.push(csvLine([result.id, String(result.created), ...cells], this.dialect));
      } else {
        failed.push(csvLine([cells[idAt] ?? '', errorText(result.errors), ...cells], this.dialect));
      }
    });
    this.successful.append(successful);
    this.failed.append(failed);
  }
}
