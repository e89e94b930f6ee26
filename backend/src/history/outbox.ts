import type { Storage } from '../adapters/storage/index.ts';
import { KIND_OF, pushConsumer, type Connection } from '../domain/index.ts';
import { syncScope, type Purpose } from '../rules/index.ts';

/** What has still to reach the org. */
export interface OutboxCounts {
  /** Records that changed since they were last looked at, or whose write is to be tried again. */
  readonly pending: number;
  /** Rows whose parent has not landed yet. */
  readonly waiting: number;
  /** Rows the org refused; each has an issue with a remedy. */
  readonly parked: number;
}

/** Of what the connection writes: nothing is pending at one that only reads. */
export async function countOutbox(
  storage: Storage,
  { id: connectionId, ...purpose }: Purpose & Pick<Connection, 'id'>
): Promise<OutboxCounts> {
  const exceptions = await storage.exceptions.counts(connectionId);
  const { writes } = syncScope(purpose);
  let pending = writes.length > 0 ? exceptions.retry : 0;
  for (const kind of writes.map((object) => KIND_OF[object])) {
    const after = await storage.cursors.position(pushConsumer(connectionId), kind);
    pending += await storage.changes.pending({ kind, connectionId, after });
  }
  return { pending, waiting: exceptions.waiting, parked: exceptions.parked };
}
