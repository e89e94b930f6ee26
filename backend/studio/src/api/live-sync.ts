import type { SyncViewAnswer } from '../../../src/entrypoints/http/contract/index.ts';

/** Hears how the sync of a connection stands, now and at each change, until the returned function is called. */
export function listenToSync(
  connectionId: string,
  onView: (view: SyncViewAnswer) => void,
  onBroken: () => void
): () => void {
  // The browser connects again by itself after a break.
  const source = new EventSource(`/v1/events?connection=${encodeURIComponent(connectionId)}`);
  source.addEventListener('sync', ({ data }: MessageEvent<string>) =>
    onView(JSON.parse(data) as SyncViewAnswer)
  );
  source.addEventListener('error', onBroken);
  return () => source.close();
}

/** Whether a run has begun or ended between two views: what runs leave behind is to be asked for again. */
export function hasRun(before: SyncViewAnswer | undefined, now: SyncViewAnswer): boolean {
  return before !== undefined && keyOf(before) !== keyOf(now);
}

function keyOf({ newestRun }: SyncViewAnswer): string {
  return `${newestRun?.id} ${newestRun?.status}`;
}
