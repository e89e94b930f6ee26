import type { Scope } from '../../adapters/storage/index.ts';
import type { PrivacyLevel } from '../../domain/index.ts';

const STATES = ['parked', 'retry', 'waiting'] as const;

/**
 * What was sent at another level is sent again, so that words which may not be there are cleared. With
 * totals alone nothing is sent any more, and nothing waits: retention takes out what the org has, and
 * brings it back when the level rises again.
 */
export async function followPrivacy(
  scope: Scope,
  connectionId: string,
  before: PrivacyLevel,
  after: PrivacyLevel
): Promise<void> {
  if (before === after) return;
  if (after === 'counts') return forgetExceptions(scope, connectionId);
  if (before === 'counts') return;
  await scope.changes.appendAll({ kind: 'activity', connectionId, origin: 'settings' });
}

async function forgetExceptions(scope: Scope, connectionId: string): Promise<void> {
  const object = 'Activity__c';
  for (const state of STATES) {
    const rows = await scope.exceptions.listByState(connectionId, object, state);
    const recordKeys = rows.map(({ externalId }) => externalId);
    await scope.exceptions.deleteAll(connectionId, object, recordKeys);
    await scope.issues.resolve(connectionId, { object, recordKeys });
  }
}
