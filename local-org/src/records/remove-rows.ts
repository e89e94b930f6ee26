import type { Clock } from '../clock.ts';
import type { ObjectSchema } from '../metadata/index.ts';
import { normalizeId } from './ids.ts';
import { RemovalTriggers, type Removal } from './removal-triggers.ts';
import type { DmlOptions, RowResult, Session } from './row-result.ts';
import type { RowTriggers, TriggerRun } from './row-triggers.ts';
import type { Store } from './store.ts';
import { writeInAttempts } from './write-in-attempts.ts';
import { writeInChunks } from './write-in-chunks.ts';

export interface RemovalContext {
  readonly store: Store;
  readonly session: Session;
  readonly operation: Removal;
  readonly triggers: RowTriggers | undefined;
  readonly clock: Clock;
}

/** Deletes or brings back records of any objects, with the org's code around those it waits for. */
export function removeRows(
  context: RemovalContext,
  ids: readonly string[],
  options: DmlOptions,
  removeOne: (id: string) => RowResult
): RowResult[] {
  const { store, session, operation, clock } = context;
  const runs = runsOf(context, ids);
  if (runs.size === 0) return writeInChunks(store, ids, options, (chunk) => chunk.map(removeOne));
  const runOf = (object: ObjectSchema) => runs.get(object);
  const triggers = new RemovalTriggers(store, session, operation, runOf, clock);
  const restart = () => runs.forEach((run) => run.restart());
  const results = writeInChunks(store, ids, options, (chunk) =>
    writeInAttempts(store, chunk, options, restart, (part) => triggers.around(part, removeOne))
  );
  runs.forEach((run) => run.finish());
  return results;
}

function runsOf(
  { store, session, triggers }: RemovalContext,
  ids: readonly string[]
): Map<ObjectSchema, TriggerRun> {
  const objects = new Set(ids.map((id) => store.findObjectOfId(normalizeId(id) ?? id)));
  const runs = new Map<ObjectSchema, TriggerRun>();
  for (const object of objects) {
    const run = object && triggers?.begin(object, session);
    if (run) runs.set(object, run);
  }
  return runs;
}
