import type { Scope } from '../../adapters/storage/index.ts';
import type { PrivacyLevel } from '../../domain/index.ts';
import { forgetUnsent } from './forget-unsent.ts';

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
  if (after === 'counts') return forgetUnsent(scope, connectionId);
  if (before === 'counts') return;
  await scope.changes.appendAll({ kind: 'activity', connectionId, origin: 'settings' });
}
