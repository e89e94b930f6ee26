import { createReadStream } from 'node:fs';
import { BulkError } from './bulk-error.ts';
import { csvLine, dialectOf } from './csv-dialect.ts';
import { readCsv } from './csv-reader.ts';
import { isOver, type BulkJob, type IngestJob, type QueryJob } from './job.ts';
import type { JobFiles } from './job-files.ts';
import { linesInOrder, linesShuffled } from './row-lines.ts';

export type IngestResultKind = 'successful' | 'failed' | 'unprocessed';

/** A page of a query's CSV. */
export interface QueryPage {
  readonly rows: number;
  /** Undefined at the end. */
  readonly nextRow: number | undefined;
  readonly lines: Iterable<Buffer>;
}

const resultHeaders = {
  successful: ['sf__Id', 'sf__Created'],
  failed: ['sf__Id', 'sf__Error']
} as const;

/** The CSV of an ingest job that is over: the header alone when no row belongs here. Throws BulkError. */
export function ingestResult(
  files: JobFiles,
  job: IngestJob,
  kind: IngestResultKind
): AsyncIterable<Buffer> {
  if (!isOver(job)) throw notReady(job);
  return kind === 'unprocessed' ? unprocessed(files, job) : processed(files, job, kind);
}

/** Rows `from` on of a query's result, each page behind the header. Throws BulkError until it is complete. */
export function queryPage(files: JobFiles, job: QueryJob, from: number, limit: number): QueryPage {
  if (job.state !== 'JobComplete') throw notReady(job);
  const start = Math.min(job.processed, from);
  const end = Math.min(job.processed, start + limit);
  return {
    rows: end - start,
    nextRow: end < job.processed ? end : undefined,
    lines: pageLines(files.path(job.id, 'result'), start, end)
  };
}

function notReady({ state }: BulkJob): BulkError {
  return new BulkError('INVALIDJOBSTATE', `The job has no results: its state is ${state}`);
}

/** The header is line 0, so row n is line n + 1. */
function* pageLines(file: string, from: number, end: number): Generator<Buffer> {
  yield* linesInOrder(file, 0, 1);
  yield* linesInOrder(file, from + 1, end + 1);
}

async function* processed(
  files: JobFiles,
  job: IngestJob,
  kind: 'successful' | 'failed'
): AsyncGenerator<Buffer> {
  const columns = await headerOf(files, job);
  yield Buffer.from(csvLine([...resultHeaders[kind], ...columns], dialectOf(job)));
  const rows = kind === 'failed' ? job.failed : job.processed - job.failed;
  if (rows > 0) yield* linesShuffled(files.path(job.id, kind), rows, seedOf(job.id));
}

/** A job that has done nothing gives its upload back as it came. */
async function* unprocessed(files: JobFiles, job: IngestJob): AsyncGenerator<Buffer> {
  if (!job.uploaded) return;
  const file = files.path(job.id, 'upload');
  if (job.processed === 0) {
    yield* createReadStream(file) as AsyncIterable<Buffer>;
    return;
  }
  const dialect = dialectOf(job);
  let row = 0;
  for await (const cells of readCsv(file, dialect)) {
    if (row === 0 || row > job.processed) yield Buffer.from(csvLine(cells, dialect));
    row += 1;
  }
}

/** The columns of the upload; none of a file that is no CSV, which has failed its job. */
async function headerOf(files: JobFiles, job: IngestJob): Promise<string[]> {
  if (!job.uploaded) return [];
  const records = readCsv(files.path(job.id, 'upload'), dialectOf(job));
  try {
    const first = await records.next();
    return first.done === true ? [] : first.value;
  } catch {
    return [];
  } finally {
    await records.return(undefined);
  }
}

/** The same job is always shuffled the same way. */
function seedOf(jobId: string): number {
  return [...jobId].reduce((seed, letter) => Math.imul(seed, 31) + letter.charCodeAt(0), 7);
}
