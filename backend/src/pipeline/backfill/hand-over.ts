import type { Scope, Storage } from '../../adapters/storage/index.ts';
import { BACKFILL_RANKS, pushConsumer, type Backfill, type Fence } from '../../domain/index.ts';

/** Activities that are handed to the change log in one transaction, and pushed before the next. */
export const HISTORY_PAGE = 100_000;

interface HandOverContext {
  readonly storage: Storage;
  readonly fence: Fence;
  readonly pageSize?: number;
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
 * Hands the next page of the history to the change log; page and checkpoint are one transaction.
 * @returns the backfill with its new checkpoint, or undefined when the last rank is through.
 */
export async function handOver(
  { storage, fence, pageSize = HISTORY_PAGE }: HandOverContext,
  backfill: Backfill
): Promise<Backfill | undefined> {
  return storage.transaction(async (scope) => {
    await scope.leases.check(fence);
    let at: Backfill = backfill;
    for (;;) {
      const page = await scope.historyPages.page({ ...at, limit: pageSize });
      const last = page.at(-1);
      if (last) {
        const after = { ...at, queued: at.queued + page.length, afterId: last.id };
        const about = { connectionId: at.connectionId, origin: 'backfill', depth: 0 } as const;
        await scope.backfills.saveProgress(after);
        await scope.changes.append(
          page.map(({ externalId: key }) => ({ kind: 'activity', key, ...about }))
        );
        return after;
      }
      const rank = BACKFILL_RANKS[BACKFILL_RANKS.indexOf(at.rank) + 1];
      if (!rank) return undefined;
      at = { ...at, rank, afterId: null };
    }
  });
}
