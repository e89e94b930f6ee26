import { setImmediate } from 'node:timers/promises';
import { JobFailure } from './bulk-error.ts';
import { IngestRun } from './ingest-run.ts';
import { isOver, type BulkJob } from './job.ts';
import type { JobFiles } from './job-files.ts';
import type { JobRun } from './job-run.ts';
import type { JobTable } from './job-table.ts';
import type { BulkPorts } from './ports.ts';
import { QueryRun } from './query-run.ts';

/** Brings jobs as far as the org's clock says, a little at a time: other requests come in between. */
export class JobWorker {
  private readonly ports: BulkPorts;
  private readonly jobs: JobTable;
  private readonly files: JobFiles;
  private readonly runs = new Map<string, JobRun<BulkJob>>();
  private readonly busy = new Map<string, Promise<void>>();
  private closed = false;

  constructor(ports: BulkPorts, jobs: JobTable, files: JobFiles) {
    this.ports = ports;
    this.jobs = jobs;
    this.files = files;
  }

  /** Resolves once all that is due of this job is done. */
  advance(id: string): Promise<void> {
    const busy = this.busy.get(id);
    if (busy) return busy;
    const work = this.work(id)
      .catch((error: unknown) => this.report(error))
      .finally(() => this.busy.delete(id));
    this.busy.set(id, work);
    return work;
  }

  /** Resolves when nothing is being worked on any more. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.busy.values());
    for (const id of [...this.runs.keys()]) this.end(id);
  }

  private async work(id: string): Promise<void> {
    while (!this.closed && (await this.step(id))) await setImmediate();
  }

  /** False when the job is over or has to wait. */
  private async step(id: string): Promise<boolean> {
    const job = this.started(id);
    if (job === 'waiting') return false;
    if (job === undefined) return this.end(id);
    try {
      const run = this.runOf(job);
      await run.prepare(job);
      return this.write(id, run);
    } catch (error) {
      this.fail(id, error);
      return this.end(id);
    }
  }

  /** The job as it is in progress; undefined when there is nothing to do for it. */
  private started(id: string): BulkJob | 'waiting' | undefined {
    const job = this.jobs.find(id);
    if (!job || isOver(job) || job.startsAt === undefined) return undefined;
    if (this.now() < job.startsAt) return 'waiting';
    if (job.state === 'InProgress') return job;
    const started: BulkJob = { ...job, state: 'InProgress', changedAt: this.now() };
    this.jobs.save(started);
    return started;
  }

  private write(id: string, run: JobRun<BulkJob>): boolean {
    // While it was being prepared, the job may have been aborted or deleted, or the org closed.
    const job = this.closed ? undefined : this.jobs.find(id);
    if (!job || isOver(job)) return this.end(id);
    return this.ports.store.transaction(() => {
      const progress = run.step(job, this.now());
      if (progress === 'waiting') return false;
      this.jobs.save({ ...progress, changedAt: this.now() });
      return true;
    });
  }

  private fail(id: string, error: unknown): void {
    const job = this.closed ? undefined : this.jobs.find(id);
    if (!job || isOver(job)) return;
    const now = this.now();
    this.jobs.save({
      ...job,
      state: 'Failed',
      errorMessage: this.messageOf(error),
      changedAt: now,
      finishedAt: now
    });
  }

  private messageOf(error: unknown): string {
    if (error instanceof JobFailure) return error.message;
    this.report(error);
    return 'InternalServerError : An unexpected error occurred';
  }

  private report(error: unknown): void {
    this.ports.log(`a Bulk job broke off: ${(error as Error)?.stack ?? String(error)}`);
  }

  private runOf(job: BulkJob): JobRun<BulkJob> {
    const known = this.runs.get(job.id);
    if (known) return known;
    const run = (
      job.kind === 'ingest'
        ? new IngestRun(this.ports, this.files, job)
        : new QueryRun(this.ports, this.files, job)
    ) as JobRun<BulkJob>;
    this.runs.set(job.id, run);
    return run;
  }

  private end(id: string): false {
    this.runs.get(id)?.close();
    this.runs.delete(id);
    return false;
  }

  private now(): number {
    return this.ports.clock.now().getTime();
  }
}
