import { setImmediate } from 'node:timers/promises';
import type { Scope, Storage } from '../../adapters/storage/index.ts';
import {
  BACKFILL_RANKS,
  pushConsumer,
  type Backfill,
  type BackfillRank,
  type Fence
} from '../../domain/index.ts';

/**
 * Activities that are handed to the change log before they are pushed: what two Bulk jobs of rows of usual
 * length hold in whole batches, and no remainder for which a few calls more were needed.
 */
const HISTORY_PAGE = 300_000;
/** In one transaction: nobody who writes to the database waits long for it. */
const STEP = 5_000;

interface HandOverContext {
  readonly storage: Storage;
  readonly fence: Fence;
  readonly pageSize?: number;
  readonly step?: number;
}

/**
 * Makes the first backfill the owner of everything that was ever imported: what waits in the change
 * log is not pushed in its order but in the backfill's. An org that has activities already keeps
 * its place in the log, and the backfill comes on top.
 */
export async function takeBacklog(scope: Scope, connectionId: string): Promise<void> {
  const consumer = pushConsumer(connectionId);
  if ((await scope.cursors.position(consumer, 'activity')) > 0) return;
  await scope.cursors.advance(consumer, 'activity', await scope.changes.head());
}

/**
 * Hands the next page of the history to the change log, never more than one rank of it; each step and its
 * checkpoint are one transaction.
 * @returns the backfill with its new checkpoint, or undefined when the last rank is through.
 */
export async function handOver(
  { storage, fence, pageSize = HISTORY_PAGE, step = STEP }: HandOverContext,
  backfill: Backfill
): Promise<Backfill | undefined> {
  let handedOver: Backfill | undefined;
  for (;;) {
    const { rank, queued } = handedOver ?? backfill;
    const room = backfill.queued + pageSize - queued;
    if (room === 0) return handedOver;
    const ranks = handedOver ? [rank] : BACKFILL_RANKS.slice(BACKFILL_RANKS.indexOf(rank));
    const limit = Math.min(step, room);
    const next = await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      return handOverStep(scope, handedOver ?? backfill, { ranks, limit });
    });
    if (!next) return handedOver;
    handedOver = next;
    // Lets others at the thread, as the end of the transaction lets them at the database.
    await setImmediate();
  }
}

/** The next activities of the first of these ranks that has any left. */
async function handOverStep(
  scope: Scope,
  at: Backfill,
  { ranks, limit }: { readonly ranks: readonly BackfillRank[]; readonly limit: number }
): Promise<Backfill | undefined> {
  for (const rank of ranks) {
    const afterId = rank === at.rank ? at.afterId : null;
    const page = await scope.historyPages.append({ ...at, rank, afterId, limit });
    if (!page) continue;
    const next = { ...at, rank, queued: at.queued + page.rows, afterId: page.lastId };
    await scope.backfills.saveProgress(next);
    return next;
  }
  return undefined;
}
