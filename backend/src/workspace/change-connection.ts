import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, CapabilityName, Connection, SyncDirection } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import { offeredPurpose, type Purpose } from '../rules/index.ts';
import { AuditLog } from './audit-log.ts';
import { ConnectionNameTakenError, ConnectionNotFoundError } from './errors.ts';

/** What people may change of a connection without connecting it again; what is absent stays. */
export interface ConnectionChange {
  readonly name?: string | undefined;
  readonly capability?: CapabilityName | undefined;
  readonly direction?: SyncDirection | undefined;
}

/**
 * What a connection is for: as asked, else as before, else a CRM both ways.
 * @throws NotOfferedError
 */
export function purposeOf(
  { capability, direction }: ConnectionChange,
  former: Purpose | undefined
): Purpose {
  return offeredPurpose({
    capability: capability ?? former?.capability ?? 'crm',
    direction: direction ?? former?.direction ?? 'both'
  });
}

/**
 * Changes name and purpose; the next run follows. What it no longer reads it forgets then, and what it may
 * write again is sent then.
 * @throws NotOfferedError, ConnectionNameTakenError
 */
export async function changeConnection(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  connection: Connection,
  change: ConnectionChange,
  actor: Actor
): Promise<void> {
  const { id } = connection;
  await storage.transaction(async (scope) => {
    const all = await scope.connections.list();
    // Another may have changed it since it was looked at.
    const before = all.find((one) => one.id === id);
    if (!before) throw gone(connection, all);
    const after = { name: change.name ?? before.name, ...purposeOf(change, before) };
    const details = differences(before, after);
    if (Object.keys(details).length === 0) return;
    const isTaken = all.some((other) => other.id !== id && other.name === after.name);
    if (isTaken) throw new ConnectionNameTakenError(after.name);
    await scope.connections.change(id, after);
    const entry = { actor, action: 'connection.changed', subject: after.name, details };
    await new AuditLog(clock).record(scope, entry);
  });
}

function gone({ name }: Connection, all: readonly Connection[]): ConnectionNotFoundError {
  return new ConnectionNotFoundError(
    name,
    all.map((one) => one.name)
  );
}

type Changeable = Pick<Connection, 'name' | 'capability' | 'direction'>;

/** `direction: from both to in` */
function differences(before: Changeable, after: Changeable): Record<string, string> {
  const names = ['name', 'capability', 'direction'] as const;
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== after[name])
      .map((name) => [name, `from ${before[name]} to ${after[name]}`])
  );
}
