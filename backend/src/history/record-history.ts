import type { Storage } from '../adapters/storage/index.ts';
import { PUSH_ORDER, type ChangeOrigin, type Run, type WriteException } from '../domain/index.ts';

/** One change of a record, why it came about, and the run that took it to the org. */
export interface RecordChange {
  /** ISO-8601 UTC. */
  readonly at: string;
  /** `intake` for what a source brought, `edit` for what it changed, `identity` for a link, and so on. */
  readonly origin: ChangeOrigin;
  /** Null while no run has come to it. */
  readonly run: Pick<Run, 'id' | 'kind' | 'startedAt'> | null;
}

/** All that is known of one record's way to the org. */
export interface RecordHistory {
  readonly key: string;
  /** The oldest first. */
  readonly changes: readonly RecordChange[];
  /** Why it has not landed, if it has not. */
  readonly exceptions: readonly WriteException[];
}

/**
 * The audit of one record: the change log says what happened and why, a run's ranges say which run
 * answered it. A log that is read this way needs no second one.
 */
export async function recordHistory(
  storage: Storage,
  connectionId: string,
  key: string
): Promise<RecordHistory> {
  const changes = await storage.answeredChanges.listOf(connectionId, key);
  const known = await storage.exceptions.listByKeys(connectionId, [key]);
  return {
    key,
    changes,
    exceptions: known.filter(({ object }) => PUSH_ORDER.includes(object))
  };
}
