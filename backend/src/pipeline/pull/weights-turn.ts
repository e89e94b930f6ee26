import type { MirroredObject } from '../../adapters/salesforce/index.ts';
import type { Storage } from '../../adapters/storage/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { SyncScope } from '../../rules/index.ts';
import { pullConsumer } from './feed-spans.ts';

const DAY_MS = 86_400_000;
const STREAM = 'ScoreWeight__mdt';
/** Its query makes room for the weights once a day, and has its turn again with the next read. */
export const YIELDING: MirroredObject = 'Opportunity';

/** Whether this run reads the weights: not, in place of another query, or with a call of its own. */
export type WeightsTurn = 'none' | 'instead' | 'besides';

interface TurnContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly connectionId: string;
  readonly writes: SyncScope['writes'];
}

/**
 * With the first read of a day in UTC; in the first run of all besides everything else. Scores are for the org:
 * not where nothing is written.
 */
export async function weightsTurn({
  storage,
  clock,
  connectionId,
  writes
}: TurnContext): Promise<WeightsTurn> {
  if (writes.length === 0) return 'none';
  const readOn = await storage.cursors.position(pullConsumer(connectionId), STREAM);
  if (readOn === 0) return 'besides';
  return readOn < dayOf(clock) ? 'instead' : 'none';
}

/** @param scope of the transaction that stores them */
export async function noteWeightsRead(
  scope: Pick<Storage, 'cursors'>,
  { clock, connectionId }: Pick<TurnContext, 'clock' | 'connectionId'>
): Promise<void> {
  await scope.cursors.advance(pullConsumer(connectionId), STREAM, dayOf(clock));
}

function dayOf(clock: Clock): number {
  return Math.floor(clock.now().getTime() / DAY_MS);
}
