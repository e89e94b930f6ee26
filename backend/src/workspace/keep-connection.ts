import type { OrgFacts } from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Connection, ConnectionState } from '../domain/index.ts';
import { newId, type Logger } from '../kernel/index.ts';
import { nextState } from '../rules/index.ts';
import { ConnectionNameTakenError } from './errors.ts';

/** Under the id of the former one, whose secret is forgotten; settings and history hang on the id. */
export async function keepConnection(
  { storage, logger }: { readonly storage: Storage; readonly logger: Logger },
  former: Connection | undefined,
  rest: Omit<Connection, 'id' | 'state' | 'stateReason'>
): Promise<Connection> {
  const state = nextState(former?.state ?? 'connecting', 'authorised') as ConnectionState;
  const connection = { id: former?.id ?? newId(), ...rest, state, stateReason: null };
  await storage.transaction(async (scope) => {
    await scope.connections.save(connection);
    if (former?.secretId) await scope.secrets.delete(former.secretId);
  });
  logger.info({ connectionId: connection.id, orgId: connection.orgId }, 'org connected');
  return connection;
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
