import type { RecordRemover } from '../../adapters/salesforce/index.ts';
import {
  countLastingRows,
  forgetExceptions,
  type RetentionWindow,
  type Storage
} from '../../adapters/storage/index.ts';
import type { ConnectionSettings, Fence } from '../../domain/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { rowsInStorage } from '../../rules/index.ts';

const DAY_MS = 86_400_000;
const PAGE = 5_000;
/** Looked up by five queries of one call. */
const REMOVED_AT_ONCE = 2_000;

/** What decides which activities may stay. */
const DECIDING = ['retentionDays', 'retentionNewest', 'storageCapMb', 'privacyLevel'] as const;

export interface RetentionContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly connectionId: string;
  readonly fence: Fence;
  readonly settings: Pick<ConnectionSettings, (typeof DECIDING)[number]>;
  readonly signal?: AbortSignal;
}

export interface RemovalContext extends RetentionContext {
  /** Whether API calls are left for work that can wait; asked before each page. */
  readonly mayGoOn: () => Promise<boolean>;
}

/**
 * Marks what the window leaves behind, before the push: it is not sent any more. What came back into
 * the window is sent again. Once a day, and whenever the settings or the number of rows under a cap
 * changed. Totals count every activity, so they stay as they are. Where totals are all that may be sent,
 * nothing stays: what comes in later the org has never had.
 */
export async function markExpired(context: RetentionContext): Promise<void> {
  const { storage, clock, connectionId } = context;
  const window = await windowOf(context);
  const consumer = `retention:${connectionId}`;
  const turn = await storage.settings.countChanges(connectionId, DECIDING);
  const stream = JSON.stringify([window.newest, context.settings.retentionDays, window.most, turn]);
  const today = Math.floor(clock.now().getTime() / DAY_MS);
  const sweptOn = await storage.cursors.position(consumer, stream);
  if (sweptOn === today && window.most === null) return;
  const isUnsent = context.settings.privacyLevel === 'counts' && sweptOn > 0;
  await expire(context, window, isUnsent ? 'left' : 'leaving');
  await bringBack(context, window);
  await storage.cursors.advance(consumer, stream, today);
}

/**
 * Removes from the org what was marked, after the push.
 * @returns how many activities are not there any more, or never were
 */
export async function removeExpired(
  { storage, connectionId, fence, signal, mayGoOn }: RemovalContext,
  remover: Pick<RecordRemover, 'remove'>
): Promise<number> {
  let removed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const leaving = await storage.expiredActivities.listLeaving(connectionId, REMOVED_AT_ONCE);
    if (leaving.length === 0 || !(await mayGoOn())) return removed;
    const gone = await remover.remove('Activity__c', leaving);
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      await scope.expiredActivities.markLeft(connectionId, gone);
    });
    removed += gone.length;
    // The org refused to remove the others: the next run tries again.
    if (gone.length < leaving.length) return removed;
  }
}

async function windowOf(context: RetentionContext): Promise<RetentionWindow> {
  const { storage, clock, connectionId, settings } = context;
  const { retentionDays: days, retentionNewest: newest, storageCapMb: cap } = settings;
  const now = clock.now().getTime();
  const from = days === null ? null : new Date(now - days * DAY_MS).toISOString();
  if (settings.privacyLevel === 'counts') return { connectionId, from, newest, most: 0 };
  if (cap === null) return { connectionId, from, newest, most: null };
  const others = await countLastingRows(storage);
  return { connectionId, from, newest, most: Math.max(0, rowsInStorage(cap) - others) };
}

async function expire(
  context: RetentionContext,
  window: RetentionWindow,
  state: 'leaving' | 'left'
): Promise<void> {
  const { storage, connectionId, fence, signal } = context;
  for (;;) {
    signal?.throwIfAborted();
    const keys = await storage.expiredActivities.listExpiring(window, PAGE);
    if (keys.length === 0) return;
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      await scope.expiredActivities.expire(connectionId, keys, state);
      await forgetExceptions(scope, connectionId, { object: 'Activity__c', recordKeys: keys });
    });
  }
}

async function bringBack(context: RetentionContext, window: RetentionWindow): Promise<void> {
  const { storage, connectionId, fence, signal } = context;
  for (;;) {
    signal?.throwIfAborted();
    const keys = await storage.expiredActivities.listReturning(window, PAGE);
    if (keys.length === 0) return;
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      await scope.expiredActivities.restore(connectionId, keys);
      await scope.changes.append(
        keys.map((key) => ({
          ...{ kind: 'activity', key, connectionId, origin: 'settings', depth: 0 }
        }))
      );
    });
  }
}
