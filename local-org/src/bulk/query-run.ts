import { SoqlError, type QueryResult } from '../soql/index.ts';
import { JobFailure } from './bulk-error.ts';
import { csvLine, dialectOf, type CsvDialect } from './csv-dialect.ts';
import { dueAt, type QueryJob } from './job.ts';
import type { JobFiles } from './job-files.ts';
import type { JobRun, Progress } from './job-run.ts';
import type { BulkPorts } from './ports.ts';
import { cellsOf, resultColumns, type ResultCell } from './result-columns.ts';
import { RowLogWriter } from './row-log.ts';

const PAGE = 2000;

/** Runs a statement once and writes its rows down, page by page. */
export class QueryRun implements JobRun<QueryJob> {
  private readonly ports: BulkPorts;
  private readonly dialect: CsvDialect;
  private readonly log: RowLogWriter;
  private found: { result: QueryResult; columns: readonly ResultCell[] } | undefined;

  /** What an earlier run has written is written anew: its rows are not known any more. */
  constructor(ports: BulkPorts, files: JobFiles, job: QueryJob) {
    this.ports = ports;
    this.dialect = dialectOf(job);
    this.log = new RowLogWriter(files.path(job.id, 'result'), 0);
  }

  async prepare(): Promise<void> {
    // A query waits for nothing.
  }

  step(job: QueryJob, now: number): Progress<QueryJob> {
    if (!this.found) {
      const result = this.run(job);
      this.found = { result, columns: resultColumns(result.columns) };
      this.log.append([
        csvLine(
          this.found.columns.map(({ name }) => name),
          this.dialect
        )
      ]);
      return { ...job, processed: 0 };
    }
    const { result, columns } = this.found;
    const target = Math.min(job.processed + PAGE, result.totalSize);
    const due = dueAt(job, target);
    if (now < due) return 'waiting';
    if (job.processed >= result.totalSize) return { ...job, state: 'JobComplete', finishedAt: due };
    const records = result.rows(job.processed, PAGE);
    this.log.append(records.map((record) => csvLine(cellsOf(columns, record), this.dialect)));
    return { ...job, processed: target };
  }

  close(): void {
    this.log.close();
  }

  private run(job: QueryJob): QueryResult {
    try {
      return this.ports.query(job);
    } catch (error) {
      if (!(error instanceof SoqlError)) throw error;
      throw new JobFailure(`InvalidBatch : Failed to process query: ${error.message}`);
    }
  }
}
