import { typeOf } from '../../types/type.ts';
import {
  ApexEnum,
  ApexNative,
  type ApexException,
  type ApexId,
  type Value
} from '../../values/index.ts';
import { method, procedure } from '../call.ts';
import { forwarded } from '../collections/iterator.ts';
import type { ApexContext } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

const ATTACHED = 'attached finalizer';
const CONTEXT = 'FinalizerContext';
const RESULTS = ['SUCCESS', 'UNHANDLED_EXCEPTION'];

interface Ended {
  readonly jobId: ApexId;
  readonly exception: ApexException | null;
}

/** Documented: Transaction Finalizers. */
export const finalizerTypes: readonly LibraryType[] = [
  {
    name: 'Finalizer',
    isInterface: true,
    methods: { execute: [forwarded('void', 'execute', [CONTEXT])] }
  },
  { name: 'ParentJobResult', enumValues: RESULTS },
  {
    name: CONTEXT,
    methods: {
      getAsyncApexJobId: [method('Id', [], (_call, self) => endedOf(self).jobId)],
      getException: [method('Exception', [], (_call, self) => endedOf(self).exception)],
      getResult: [
        method('ParentJobResult', [], (_call, self) => {
          const index = endedOf(self).exception ? 1 : 0;
          return new ApexEnum(typeOf('ParentJobResult'), RESULTS[index] ?? '', index);
        })
      ]
    }
  }
];

/** Documented: one finalizer to a queueable job. */
export const attachFinalizer: LibraryMethod = procedure(['Finalizer'], (call) => {
  const { memory } = call.context;
  if (memory.has(ATTACHED)) {
    throw call.fail('AsyncException', 'Maximum number of finalizers attached to the job.');
  }
  memory.set(ATTACHED, call.required(0));
});

/** Runs a job and, behind it, what it attached; the failure of the job stays one. */
export function withFinalizer(context: ApexContext, jobId: ApexId, job: () => void): void {
  context.memory.delete(ATTACHED);
  let exception: ApexException | null = null;
  try {
    job();
  } catch (error) {
    exception = context.exceptionOf(error) ?? null;
    throw error;
  } finally {
    const finalizer = context.memory.get(ATTACHED) as Value | undefined;
    context.memory.delete(ATTACHED);
    if (finalizer) runFinalizer(context, finalizer, { jobId, exception });
  }
}

function runFinalizer(context: ApexContext, finalizer: Value, ended: Ended): void {
  context.asynchronously(() =>
    context.call(finalizer, 'execute', [new ApexNative(typeOf(CONTEXT), ended)])
  );
}

function endedOf(self: Value): Ended {
  return (self as ApexNative).state as Ended;
}
