import type { FeedSpan, FollowedObject } from '../../adapters/salesforce/index.ts';
import type { Storage } from '../../adapters/storage/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { SyncScope } from '../../rules/index.ts';

const MINUTE_MS = 60_000;

interface FeedContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly connectionId: string;
  readonly reads: SyncScope['reads'];
  readonly writes: SyncScope['writes'];
}

/** Whoever only reads is asked for no retry, and whoever reads no Opportunities needs none of their roles. */
export function followedBy({ reads, writes }: SyncScope): FollowedObject[] {
  return [
    ...(writes.length > 0 ? (['SyncIssue__c'] as const) : []),
    ...(reads.includes('Opportunity') ? (['OpportunityContactRole'] as const) : [])
  ];
}

/**
 * What has not been asked for yet of each object that is followed, in whole minutes that have passed: so no
 * span overlaps another. None in the first run, which reads everything, and none within the same minute.
 */
export async function feedSpans({
  storage,
  clock,
  connectionId,
  ...scope
}: FeedContext): Promise<FeedSpan[]> {
  const to = wholeMinute(clock.now().getTime());
  const spans: FeedSpan[] = [];
  for (const object of followedBy(scope)) {
    const from = await storage.cursors.position(pullConsumer(connectionId), object);
    if (from > 0 && from < to) spans.push({ object, from, to });
  }
  return spans;
}

export function wholeMinute(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE_MS) * MINUTE_MS;
}

/** The name under which a connection's reads keep their positions, in milliseconds. */
export function pullConsumer(connectionId: string): string {
  return `pull:${connectionId}`;
}
