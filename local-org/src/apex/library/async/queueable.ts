import { typeOf } from '../../types/type.ts';
import { ApexNative, type ApexId, type Value } from '../../values/index.ts';
import { method } from '../call.ts';
import { forwarded } from '../collections/iterator.ts';
import type { ApexContext } from '../context.ts';
import type { LibraryType } from '../registry.ts';
import { addJob } from './jobs.ts';

/** Documented: Queueable Apex. */
export function enqueueJob(context: ApexContext, work: Value): ApexId {
  context.limits.count('QueueableJobs');
  return addJob(context, (id) => {
    context.call(work, 'execute', [new ApexNative(typeOf('QueueableContext'), id)]);
  });
}

export const queueableTypes: readonly LibraryType[] = [
  {
    name: 'Queueable',
    isInterface: true,
    methods: { execute: [forwarded('void', 'execute', ['QueueableContext'])] }
  },
  {
    name: 'QueueableContext',
    methods: { getJobId: [method('Id', [], (_call, self: ApexNative) => self.state as ApexId)] }
  },
  { name: 'Database.AllowsCallouts', isInterface: true }
];
