import type { Readable } from 'node:stream';
import { normalizeId } from '../records/index.ts';
import { BulkError } from './bulk-error.ts';
import { isOver, type BulkJob, type IngestJob, type QueryJob } from './job.ts';
import { JobFiles } from './job-files.ts';
import { JobTable } from './job-table.ts';
import { JobWorker } from './job-worker.ts';
import type { BulkPorts } from './ports.ts';

type Kind = BulkJob['kind'];
type JobOf<K extends Kind> = Extract<BulkJob, { kind: K }>;
type Given = 'id' | 'kind' | 'state' | 'createdAt' | 'changedAt' | 'processed';

export type NewIngestJob = Omit<IngestJob, Given | 'uploaded' | 'failed'>;
export type NewQueryJob = Omit<QueryJob, Given>;

// Often enough to look prompt beside a clock that runs.
const TICK = 100;

const deletable: Readonly<Record<Kind, readonly string[]>> = {
  ingest: ['UploadComplete', 'JobComplete', 'Aborted', 'Failed'],
  query: ['JobComplete', 'Aborted', 'Failed']
};

/**
 * Bulk API 2.0 jobs: made and closed by calls, worked off by themselves as the org's clock goes on. Refusals
 * are thrown as BulkError.
 */
export class BulkJobs {
  readonly files: JobFiles;
  private readonly ports: BulkPorts;
  private readonly jobs: JobTable;
  private readonly worker: JobWorker;
  private readonly uploading = new Set<string>();
  private readonly timer: NodeJS.Timeout;

  constructor(ports: BulkPorts) {
    this.ports = ports;
    this.jobs = new JobTable(ports.store);
    this.files = new JobFiles(ports.store);
    this.worker = new JobWorker(ports, this.jobs, this.files);
    this.timer = setInterval(() => this.tick(), TICK).unref();
  }

  createIngest(given: NewIngestJob): IngestJob {
    return this.create({ ...given, ...this.fresh(), kind: 'ingest', uploaded: false, failed: 0 });
  }

  /** A query needs no upload: it waits for its turn at once. */
  createQuery(given: NewQueryJob): QueryJob {
    if (!this.ports.queryJobs.take()) {
      const { max } = this.ports.queryJobs;
      const message = `Max bulk v2 query jobs (${max}) per 24 hrs has been reached (${max + 1})`;
      throw new BulkError('LIMIT_EXCEEDED', message);
    }
    return this.create({ ...given, ...this.fresh(), kind: 'query', ...this.queued() });
  }

  /** Takes the one upload a job may have (documented: Upload Job Data). */
  async upload(id: string, content: Readable): Promise<void> {
    const job = this.find('ingest', id);
    if (job.uploaded || this.uploading.has(id)) throw repeatedUpload(id);
    if (job.state !== 'Open') throw wrongState(`Job is not open: ${job.state}`);
    this.uploading.add(id);
    try {
      await this.files.receive(id, content);
      this.change({ ...this.find('ingest', id), uploaded: true });
    } catch (error) {
      if (!this.jobs.find(id)) this.files.remove(id);
      throw error;
    } finally {
      this.uploading.delete(id);
    }
  }

  /** Lets an ingest job wait for its turn. */
  close(id: string): IngestJob {
    const job = this.find('ingest', id);
    if (job.state !== 'Open' || this.uploading.has(id)) {
      throw wrongState(isOver(job) ? 'Closing already Completed Job not allowed' : notNow(job));
    }
    return this.change({ ...job, ...this.queued() });
  }

  abort<K extends Kind>(kind: K, id: string): JobOf<K> {
    const job = this.find(kind, id);
    if (isOver(job)) throw wrongState('Aborting already Completed Job not allowed');
    const now = this.now();
    const aborted = this.change<JobOf<K>>({ ...job, state: 'Aborted', finishedAt: now });
    void this.worker.advance(id);
    return aborted;
  }

  delete(kind: Kind, id: string): void {
    const job = this.find(kind, id);
    if (!deletable[kind].includes(job.state)) throw wrongState(notNow(job));
    this.forget(id);
  }

  /** The job as it is now. On a clock that stands still, all that is due has been done. */
  async get<K extends Kind>(kind: K, id: string): Promise<JobOf<K>> {
    this.find(kind, id);
    await this.catchUp([id]);
    return this.find(kind, id);
  }

  /** A page of jobs, newest first. */
  async list<K extends Kind>(kind: K, offset: number, limit: number): Promise<JobOf<K>[]> {
    this.expire();
    await this.catchUp(this.jobs.waiting());
    return this.jobs.list(kind, offset, limit) as JobOf<K>[];
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.worker.close();
    this.files.close();
  }

  private create<J extends BulkJob>(job: J): J {
    this.jobs.save(job);
    return job;
  }

  private fresh() {
    const now = this.now();
    const id = this.jobs.newId();
    return { id, state: 'Open', createdAt: now, changedAt: now, processed: 0 } as const;
  }

  private queued() {
    const { queueSeconds, rowsPerSecond } = this.ports.pace();
    const startsAt = this.now() + queueSeconds * 1000;
    const rate = Number.isFinite(rowsPerSecond) ? { rowsPerSecond } : {};
    return { state: 'UploadComplete', startsAt, ...rate } as const;
  }

  private change<J extends BulkJob>(job: J): J {
    const changed = { ...job, changedAt: this.now() };
    this.jobs.save(changed);
    return changed;
  }

  private find<K extends Kind>(kind: K, id: string): JobOf<K> {
    this.expire();
    const job = this.jobs.find(normalizeId(id) ?? id);
    if (job?.kind !== kind) {
      throw new BulkError('NOT_FOUND', 'The requested resource does not exist', 'not-found');
    }
    return job as JobOf<K>;
  }

  private async catchUp(ids: readonly string[]): Promise<void> {
    const work = ids.map((id) => this.worker.advance(id));
    if (this.ports.clock.standsStill) await Promise.all(work);
  }

  private tick(): void {
    this.expire();
    for (const id of this.jobs.waiting()) void this.worker.advance(id);
  }

  private expire(): void {
    for (const id of this.jobs.expired(this.now())) this.forget(id);
  }

  private forget(id: string): void {
    this.jobs.delete(id);
    this.files.remove(id);
    void this.worker.advance(id);
  }

  private now(): number {
    return this.ports.clock.now().getTime();
  }
}

function notNow({ state }: BulkJob): string {
  return `Not allowed while the job is in state ${state}`;
}

function wrongState(message: string): BulkError {
  return new BulkError('INVALIDJOBSTATE', message);
}

function repeatedUpload(id: string): BulkError {
  const message =
    `Found multiple contents for job: <${id}>, please 'Close' / 'Abort' / 'Delete' the current Job ` +
    `then create a new Job and make sure you only do 'PUT' once on a given Job.`;
  return new BulkError('CLIENTINPUTERROR', message);
}
