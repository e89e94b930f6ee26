import type { Scope, Storage } from '../adapters/storage/index.ts';
import { KIND_OF, type Actor, type Connection, type TargetObject } from '../domain/index.ts';
import { isoNow, type Clock } from '../kernel/index.ts';
import type { KeepMade } from './make-missing.ts';

/**
 * Notes what is made in the org of a connection, and in whose name. A field that is made again begins empty:
 * the records of its object are sent anew.
 */
export function keepMade(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  { id: connectionId, orgId }: Connection,
  madeBy: Actor
): KeepMade {
  return (item) =>
    storage.transaction(async (scope) => {
      const known = await scope.provisionedItems.list(orgId);
      const isAgain = known.some(({ kind, name }) => kind === item.kind && name === item.name);
      if (isAgain && item.kind === 'field') await sendAnew(scope, connectionId, item.name);
      const madeAt = isoNow(clock);
      await scope.provisionedItems.save({ ...item, orgId, connectionId, madeBy, madeAt });
    });
}

async function sendAnew(scope: Scope, connectionId: string, path: string): Promise<void> {
  const object = path.split('.')[0] as TargetObject;
  await scope.sentHashes.forget(connectionId, object);
  await scope.changes.appendAll({ kind: KIND_OF[object], connectionId, origin: 'access' });
}
