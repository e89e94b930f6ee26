import { typeOf } from '../../types/type.ts';
import { ApexNative, type ApexId, type Value } from '../../values/index.ts';
import { method } from '../call.ts';
import { forwarded } from '../collections/iterator.ts';
import type { ApexContext } from '../context.ts';
import { bagType } from '../property-bag.ts';
import type { LibraryType } from '../registry.ts';
import { withFinalizer } from './finalizer.ts';
import { addJob } from './jobs.ts';

/** Documented: Queueable Apex. */
export function enqueueJob(context: ApexContext, work: Value): ApexId {
  context.limits.count('QueueableJobs');
  return addJob(context, 'queueable', (id) => {
    const job = new ApexNative(typeOf('QueueableContext'), id);
    withFinalizer(context, id, () => void context.call(work, 'execute', [job]));
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
  { name: 'Database.AllowsCallouts', isInterface: true },
  bagType('AsyncOptions', {
    ...{ maximumQueueableStackDepth: 'Integer', minimumQueueableDelayInMinutes: 'Integer' }
  })
];
