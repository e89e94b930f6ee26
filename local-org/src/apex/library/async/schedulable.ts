import { typeOf } from '../../types/type.ts';
import { ApexNative, type ApexId } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { forwarded } from '../collections/iterator.ts';
import { NotImplementedError } from '../not-implemented.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { isScheduled, nameSchedule } from './job-rows.ts';
import { addJob } from './jobs.ts';

/** Seconds, minutes, hours, day, month, weekday and maybe a year. */
const CRON = /^\s*(\S+\s+){5}\S+(\s+\S+)?\s*$/;

/** Documented: System.schedule. In a test the work runs once, at stopTest. */
export const scheduleMethod: LibraryMethod = method(
  'Id',
  ['String', 'String', 'Schedulable'],
  (call) => schedule(call)
);

export const schedulableTypes: readonly LibraryType[] = [
  {
    name: 'Schedulable',
    isInterface: true,
    methods: { execute: [forwarded('void', 'execute', ['SchedulableContext'])] }
  },
  {
    name: 'SchedulableContext',
    methods: {
      getTriggerId: [method('Id', [], (_call, self: ApexNative) => self.state as ApexId)]
    }
  }
];

function schedule(call: Call): ApexId {
  const { context } = call;
  if (!context.inTest) throw new NotImplementedError('System.schedule outside of a test');
  const cron = call.text(1);
  if (!CRON.test(cron))
    throw call.fail(
      'StringException',
      `Seconds and minutes must be specified as integers: ${cron}`
    );
  const work = call.required(2);
  const run = (id: ApexId) => {
    context.call(work, 'execute', [new ApexNative(typeOf('SchedulableContext'), id)]);
  };
  const name = call.text(0);
  if (isScheduled(context, name)) {
    const message = `The Apex job named "${name}" is already scheduled for execution.`;
    throw call.fail('AsyncException', message);
  }
  const id = addJob(context, 'scheduled', run);
  nameSchedule(context, id, name, cron);
  return id;
}
