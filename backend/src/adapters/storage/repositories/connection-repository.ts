import type { Kysely } from 'kysely';
import type { Connection, ConnectionState } from '../../../domain/index.ts';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { ConnectionTable } from '../connection-tables.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = [
  'connections.id',
  'connections.name',
  'connections.login_url',
  'connections.instance_url',
  'connections.auth_kind',
  'connections.client_id',
  'connections.secret_id',
  'connections.org_id',
  'connections.user_id',
  'connections.username',
  'connections.namespace',
  'connections.state',
  'connections.state_reason',
  'connections.environment',
  'connections.capability',
  'connections.direction',
  'connections.token_issued_at',
  'connections.token_expires_at'
] as const;

/** The column came before connections could be without a secret, and does not take null. */
const NO_SECRET = '';

/** The orgs we are tied to. Secrets are not here, only the key under which the vault keeps them. */
export class ConnectionRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Creates the connection, or replaces everything of the one with this id. */
  async save(connection: Connection): Promise<void> {
    const now = isoNow(this.clock);
    const row = toRow(connection);
    await this.db
      .insertInto('connections')
      .values({ ...row, created_at: now, updated_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, updated_at: now }))
      .execute();
  }

  /** False when the state has changed since it was read: nothing is written then. */
  async changeState(
    { id, state: from }: Pick<Connection, 'id' | 'state'>,
    to: ConnectionState,
    reason: string | null
  ): Promise<boolean> {
    const result = await this.db
      .updateTable('connections')
      .set({ state: to, state_reason: reason })
      .where('connections.id', '=', id)
      .where('connections.state', '=', from)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** How it is called and what it is for; the rest stays. */
  async change(
    id: string,
    { name, capability, direction }: Pick<Connection, 'name' | 'capability' | 'direction'>
  ): Promise<void> {
    await this.db
      .updateTable('connections')
      .set({ name, capability, direction })
      .where('connections.id', '=', id)
      .execute();
  }

  async setNamespace(id: string, namespace: string): Promise<void> {
    await this.db
      .updateTable('connections')
      .set({ namespace })
      .where('connections.id', '=', id)
      .execute();
  }

  /** Notes the life of the refresh token the vault now holds. */
  async setTokenLife(
    id: string,
    life: Pick<Connection, 'tokenIssuedAt' | 'tokenExpiresAt'>
  ): Promise<void> {
    await this.db
      .updateTable('connections')
      .set({ token_issued_at: life.tokenIssuedAt, token_expires_at: life.tokenExpiresAt })
      .where('connections.id', '=', id)
      .execute();
  }

  /** Forgets where the secret was, together with the state, so that neither is without the other. */
  async revoke(id: string): Promise<void> {
    await this.db
      .updateTable('connections')
      .set({
        ...{ state: 'revoked', state_reason: null, secret_id: NO_SECRET },
        ...{ token_issued_at: null, token_expires_at: null }
      })
      .where('connections.id', '=', id)
      .execute();
  }

  async find(id: string): Promise<Connection | undefined> {
    const row = await this.db
      .selectFrom('connections')
      .select(COLUMNS)
      .where('connections.id', '=', id)
      .executeTakeFirst();
    return row && toConnection(row);
  }

  async findByOrgUser(orgId: string, userId: string): Promise<Connection | undefined> {
    const row = await this.db
      .selectFrom('connections')
      .select(COLUMNS)
      .where('connections.org_id', '=', orgId)
      .where('connections.user_id', '=', userId)
      .executeTakeFirst();
    return row && toConnection(row);
  }

  /** The one connected last comes first. */
  async list(): Promise<Connection[]> {
    const rows = await this.db
      .selectFrom('connections')
      .select(COLUMNS)
      .orderBy('connections.updated_at', 'desc')
      .orderBy('connections.id', 'desc')
      .execute();
    return rows.map(toConnection);
  }
}

type Row = Omit<ConnectionTable, 'created_at' | 'updated_at'>;

function toRow(connection: Connection): Row {
  return {
    id: connection.id,
    name: connection.name,
    login_url: connection.loginUrl,
    instance_url: connection.instanceUrl,
    auth_kind: connection.authKind,
    client_id: connection.clientId,
    secret_id: connection.secretId ?? NO_SECRET,
    org_id: connection.orgId,
    user_id: connection.userId,
    username: connection.username,
    namespace: connection.namespace,
    state: connection.state,
    state_reason: connection.stateReason,
    environment: connection.environment,
    capability: connection.capability,
    direction: connection.direction,
    token_issued_at: connection.tokenIssuedAt,
    token_expires_at: connection.tokenExpiresAt
  };
}

function toConnection(row: Row): Connection {
  return {
    id: row.id,
    name: row.name,
    loginUrl: row.login_url,
    instanceUrl: row.instance_url,
    authKind: row.auth_kind as Connection['authKind'],
    clientId: row.client_id,
    secretId: row.secret_id === NO_SECRET ? null : row.secret_id,
    orgId: row.org_id,
    userId: row.user_id,
    username: row.username,
    namespace: row.namespace,
    state: row.state as ConnectionState,
    stateReason: row.state_reason,
    environment: row.environment as Connection['environment'],
    capability: row.capability as Connection['capability'],
    direction: row.direction as Connection['direction'],
    tokenIssuedAt: row.token_issued_at,
    tokenExpiresAt: row.token_expires_at
  };
}
