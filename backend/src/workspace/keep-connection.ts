import type { OrgFacts } from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection, ConnectionState } from '../domain/index.ts';
import { newId, type Clock, type Logger } from '../kernel/index.ts';
import { isInUse, nextState } from '../rules/index.ts';
import { AuditLog } from './audit-log.ts';
import { ConnectionNameTakenError, OtherOrgError } from './errors.ts';

export interface KeepingParts {
  readonly storage: Storage;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** What is known about a connection that is made or made again. */
export interface Kept {
  readonly former: Connection | undefined;
  readonly actor: Actor;
  readonly rest: Omit<Connection, 'id' | 'state' | 'stateReason'>;
}

/** Under the id of the former one, whose secret is forgotten; settings and history hang on the id. */
export async function keepConnection(
  { storage, logger, clock }: KeepingParts,
  { former, actor, rest }: Kept
): Promise<Connection> {
  const state = nextState(former?.state ?? 'connecting', 'authorised') as ConnectionState;
  const connection = { id: former?.id ?? newId(), ...rest, state, stateReason: null };
  const { name: subject, orgId, username, authKind } = connection;
  const details = { orgId, username, method: authKind };
  await storage.transaction(async (scope) => {
    await scope.connections.save(connection);
    if (former?.secretId) await scope.secrets.delete(former.secretId);
    const entry = { actor, action: actionOf(former), subject, details };
    await new AuditLog(clock).record(scope, entry);
  });
  logger.info({ connectionId: connection.id, orgId: connection.orgId }, 'org connected');
  return connection;
}

function actionOf(former: Connection | undefined): string {
  if (!former) return 'connection.connected';
  return isInUse(former) ? 'connection.token_regenerated' : 'connection.reconnected';
}

/**
 * The connection that is made again: the one named, or that of the same user of the same org.
 * @throws OtherOrgError when the one named is tied to another org
 */
export async function formerConnection(
  { connections }: Storage,
  connectionId: string | null,
  { orgId, userId }: OrgFacts
): Promise<Connection | undefined> {
  if (connectionId === null) return connections.findByOrgUser(orgId, userId);
  const former = await connections.find(connectionId);
  if (former && former.orgId !== orgId) throw new OtherOrgError(former.orgId, orgId);
  return former;
}

/** A name given must be free; one we choose gives way. @throws ConnectionNameTakenError */
export async function connectionName(
  storage: Storage,
  {
    given,
    facts,
    former
  }: {
    readonly given: string | undefined;
    readonly facts: OrgFacts;
    readonly former: Connection | undefined;
  }
): Promise<string> {
  const wanted = given ?? former?.name ?? facts.username;
  const others = await storage.connections.list();
  const isTaken = others.some(({ id, name }) => id !== former?.id && name === wanted);
  if (isTaken && given) throw new ConnectionNameTakenError(given);
  return isTaken ? `${wanted} (${facts.orgId})` : wanted;
}

/** What a connection keeps of what the org says. */
export function orgOf({ orgId, userId, username, namespace }: OrgFacts) {
  return { orgId, userId, username, namespace };
}
