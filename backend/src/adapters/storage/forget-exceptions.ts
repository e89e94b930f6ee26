import type { TargetObject } from '../../domain/index.ts';
import type { Scope } from './scope.ts';

/** Nothing waits any more of these records, and nobody is asked to mend them: they are not to be sent. */
export async function forgetExceptions(
  scope: Pick<Scope, 'exceptions' | 'issues'>,
  connectionId: string,
  { object, recordKeys }: { readonly object: TargetObject; readonly recordKeys: readonly string[] }
): Promise<void> {
  await scope.exceptions.deleteAll(connectionId, object, recordKeys);
  await scope.issues.resolve(connectionId, { object, recordKeys });
}
