import { ApexId } from '../../values/index.ts';
import type { ApexContext } from '../context.ts';
import { noteJobStatus, putJob } from './job-rows.ts';
import { runAsKind, type ExecutionKind } from './execution-kind.ts';

const JOBS = 'asynchronous jobs';
const ASYNC_JOB_PREFIX = '707';
const CRON_TRIGGER_PREFIX = '08e';

interface Job {
  readonly id: ApexId;
  readonly kind: ExecutionKind;
  readonly run: (id: ApexId) => void;
}

/** Keeps work until the transaction or the test's asynchronous part ends; the job's id. */
export function addJob(
  context: ApexContext,
  kind: ExecutionKind,
  run: (id: ApexId) => void
): ApexId {
  const prefix = kind === 'scheduled' ? CRON_TRIGGER_PREFIX : ASYNC_JOB_PREFIX;
  const number = context.org.store.reserve(`id ${prefix}`, 1);
  const id = ApexId.parse(prefix + String(number).padStart(12, '0'));
  if (!id) throw new RangeError(`No id for job ${number}`);
  putJob(context, id, kind);
  jobsOf(context).push({ id, kind, run });
  return id;
}

/** Runs what was added, in order, each as an asynchronous execution of its own. */
export function runEnqueuedJobs(context: ApexContext): void {
  for (const { id, kind, run } of jobsOf(context).splice(0)) {
    context.asynchronously(() => runAsKind(context, kind, () => runNoted(context, id, run)));
  }
}

function runNoted(context: ApexContext, id: ApexId, run: (id: ApexId) => void): void {
  noteJobStatus(context, id, 'Processing');
  try {
    run(id);
  } catch (error) {
    const message = context.exceptionOf(error)?.message ?? String(error);
    noteJobStatus(context, id, 'Failed', message);
    throw error;
  }
  noteJobStatus(context, id, 'Completed');
}

function jobsOf(context: ApexContext): Job[] {
  const known = context.memory.get(JOBS) as Job[] | undefined;
  if (known) return known;
  const jobs: Job[] = [];
  context.memory.set(JOBS, jobs);
  return jobs;
}
