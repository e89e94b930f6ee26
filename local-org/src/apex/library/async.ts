import { typeOf } from '../types/type.ts';
import { ApexId, ApexNative, type Value } from '../values/index.ts';
import { forwarded } from './collections/iterator.ts';
import type { ApexContext } from './context.ts';
import type { LibraryType } from './registry.ts';

const JOBS = 'queueable jobs';
const ASYNC_JOB_PREFIX = '707';

interface Job {
  readonly id: ApexId;
  readonly work: Value;
}

/** Keeps a Queueable until the transaction or the test's asynchronous part ends; the job's id. */
export function enqueueJob(context: ApexContext, work: Value): ApexId {
  context.limits.count('QueueableJobs');
  const number = context.org.store.reserve(`id ${ASYNC_JOB_PREFIX}`, 1);
  const id = ApexId.parse(ASYNC_JOB_PREFIX + String(number).padStart(12, '0'));
  if (!id) throw new RangeError(`No id for job ${number}`);
  jobsOf(context).push({ id, work });
  return id;
}

/** Runs what was enqueued, in order, each as an asynchronous execution of its own. */
export function runEnqueuedJobs(context: ApexContext): void {
  for (const { id, work } of jobsOf(context).splice(0)) {
    context.call(work, 'execute', [new ApexNative(typeOf('QueueableContext'), id)]);
  }
}

/** Interfaces of asynchronous work. */
export const asyncTypes: readonly LibraryType[] = [
  {
    name: 'Queueable',
    isInterface: true,
    methods: { execute: [forwarded('void', 'execute', ['QueueableContext'])] }
  },
  {
    name: 'QueueableContext',
    methods: {
      getJobId: [
        {
          parameters: [],
          returns: 'Id',
          invoke: (_context, self) => (self as ApexNative).state as ApexId
        }
      ]
    }
  },
  {
    name: 'Schedulable',
    isInterface: true,
    methods: { execute: [forwarded('void', 'execute', ['SchedulableContext'])] }
  },
  { name: 'SchedulableContext' },
  { name: 'Database.AllowsCallouts', isInterface: true },
  { name: 'Database.Stateful', isInterface: true },
  { name: 'Database.BatchableContext' },
  { name: 'Database.Batchable', typeParameters: ['T'], isInterface: true }
];

function jobsOf(context: ApexContext): Job[] {
  const known = context.memory.get(JOBS) as Job[] | undefined;
  if (known) return known;
  const jobs: Job[] = [];
  context.memory.set(JOBS, jobs);
  return jobs;
}
