import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection } from '../domain/index.ts';
import { isoNow, type Clock } from '../kernel/index.ts';
import type { KeepMade } from './make-missing.ts';

/** Notes what is made in the org of a connection, and in whose name. */
export function keepMade(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  { id: connectionId, orgId }: Connection,
  madeBy: Actor
): KeepMade {
  return (item) =>
    storage.provisionedItems.save({ ...item, orgId, connectionId, madeBy, madeAt: isoNow(clock) });
}
