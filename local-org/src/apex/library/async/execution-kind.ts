import type { ApexContext } from '../context.ts';
import { method } from '../call.ts';
import type { LibraryMethod } from '../registry.ts';

const KIND = 'kind of execution';

/** What an asynchronous execution is. */
export type ExecutionKind = 'batch' | 'future' | 'queueable' | 'scheduled';

/** Runs work as such an execution: `System.isBatch()` and the like tell of it. */
export function runAsKind(
  context: ApexContext,
  kind: ExecutionKind | undefined,
  work: () => void
): void {
  const before = context.memory.get(KIND);
  context.memory.set(KIND, kind);
  try {
    work();
  } finally {
    context.memory.set(KIND, before);
  }
}

/** Undefined in what a person or a client has begun. */
export function executionKind(context: ApexContext): ExecutionKind | undefined {
  return context.memory.get(KIND) as ExecutionKind | undefined;
}

/** Documented: System.isBatch, isFuture, isQueueable, isScheduled. */
export const kindMethods: Readonly<Record<string, readonly LibraryMethod[]>> = {
  isBatch: asks('batch'),
  isFuture: asks('future'),
  isQueueable: asks('queueable'),
  isScheduled: asks('scheduled')
};

function asks(kind: ExecutionKind): LibraryMethod[] {
  return [method('Boolean', [], (call) => executionKind(call.context) === kind)];
}
