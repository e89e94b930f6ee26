import type { Clock } from '../clock.ts';
import type { MergeFailure, MergeRequest, MergeSuccess } from './merge-rows.ts';
import { RemovalTriggers } from './removal-triggers.ts';
import type { RowError, RowResult, Session } from './row-result.ts';
import type { RowTriggers } from './row-triggers.ts';
import type { Store } from './store.ts';

interface MergeContext {
  readonly store: Store;
  readonly session: Session;
  readonly triggers: RowTriggers | undefined;
  readonly clock: Clock;
}

type Merged = MergeSuccess | MergeFailure;

/** Undoes a merge that the org's code refused. */
class Refused extends Error {
  readonly errors: readonly RowError[];

  constructor(errors: readonly RowError[]) {
    super('merge refused');
    this.errors = errors;
  }
}

/**
 * Merges with the org's code around it: it sees the losers deleted, then the master updated (documented:
 * Triggers and Merge Statements).
 */
export function mergeWatched(
  { store, session, triggers, clock }: MergeContext,
  request: MergeRequest,
  merge: () => Merged,
  touchMaster: () => RowResult | undefined
): Merged {
  const object = store.findObject(request.object);
  const run = object && triggers?.begin(object, session);
  if (!run) return store.transaction(merge);
  const around = new RemovalTriggers(store, session, 'delete', () => run, clock);
  try {
    const merged = store.transaction(() => {
      const done = mergeAround(around, request.loserIds, merge);
      const touched = touchMaster();
      if (touched?.success === false) throw new Refused(touched.errors);
      return done;
    });
    run.finish();
    return merged;
  } catch (error) {
    if (error instanceof Refused) return { success: false, errors: error.errors };
    throw error;
  }
}

/** All losers go in one step, which the first of them takes. */
function mergeAround(
  around: RemovalTriggers,
  loserIds: readonly string[],
  merge: () => Merged
): MergeSuccess {
  const done: Merged[] = [];
  const results = around.around(loserIds, (id) => {
    if (done.length === 0) done.push(merge());
    const [merged] = done;
    if (merged?.success !== false) return { success: true, id, created: false };
    return { success: false, created: false, errors: merged.errors };
  });
  const errors = results.flatMap((result) => (result.success ? [] : result.errors));
  const [merged] = done;
  if (errors.length > 0 || merged?.success !== true) throw new Refused(errors);
  return merged;
}
