import type { Storage } from '../adapters/storage/index.ts';
import { KIND_OF, pushConsumer } from '../domain/index.ts';

/** What has still to reach the org. */
export interface OutboxCounts {
  /** Records that changed since they were last looked at, or whose write is to be tried again. */
  readonly pending: number;
  /** Rows whose parent has not landed yet. */
  readonly waiting: number;
  /** Rows the org refused; each has an issue with a remedy. */
  readonly parked: number;
}

export async function countOutbox(storage: Storage, connectionId: string): Promise<OutboxCounts> {
  const exceptions = await storage.exceptions.counts(connectionId);
  let pending = exceptions.retry;
  for (const kind of Object.values(KIND_OF)) {
    const after = await storage.cursors.position(pushConsumer(connectionId), kind);
    pending += await storage.changes.pending({ kind, connectionId, after });
  }
  return { pending, waiting: exceptions.waiting, parked: exceptions.parked };
}
