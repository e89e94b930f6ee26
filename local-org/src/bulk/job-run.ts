import type { BulkJob } from './job.ts';

/** The job as a step has left it, or that nothing is due yet. */
export type Progress<J extends BulkJob> = J | 'waiting';

/** The work of one job. What a step writes and the job it returns are one transaction. */
export interface JobRun<J extends BulkJob> {
  /** What a step needs and has to wait for. Throws JobFailure. */
  prepare(job: J): Promise<void>;
  /** Does a small part of the work that is due at `now`. Throws JobFailure. */
  step(job: J, now: number): Progress<J>;
  close(): void;
}
