import { forgetExceptions, type Scope } from '../../adapters/storage/index.ts';
import { chunk } from '../../kernel/index.ts';

const STATES = ['parked', 'retry', 'waiting'] as const;
const ROWS_AT_ONCE = 1_000;

/** Nothing waits, and nobody is asked to mend anything, of activities that the settings hold back now. */
export async function forgetUnsent(scope: Scope, connectionId: string): Promise<void> {
  const object = 'Activity__c';
  for (const state of STATES) {
    const rows = await scope.exceptions.listByState(connectionId, object, state);
    for (const part of chunk(rows, ROWS_AT_ONCE)) {
      const keys = part.map(({ externalId }) => externalId);
      const sendable = await scope.feed.activities(connectionId, keys);
      const kept = new Set(sendable.map(({ activity }) => activity.externalId));
      const recordKeys = keys.filter((key) => !kept.has(key));
      await forgetExceptions(scope, connectionId, { object, recordKeys });
    }
  }
}
