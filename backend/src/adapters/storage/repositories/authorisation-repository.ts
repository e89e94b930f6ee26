import type { Kysely } from 'kysely';
import type { Capability, Environment, SyncDirection } from '../../../domain/index.ts';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { AuthorisationTable } from '../connection-tables.ts';
import type { Tables } from '../tables.ts';

/** A consent that was asked for and not answered yet. */
export interface PendingAuthorisation {
  /** Hashes of the `state` and of the browser session that asked. */
  readonly stateHash: string;
  readonly sessionHash: string;
  /** The connection whose token it renews; null for a new one. */
  readonly connectionId: string | null;
  readonly loginUrl: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** Key of the code verifier and the client secret in the vault. */
  readonly secretId: string;
  readonly name: string | null;
  readonly environment: Environment;
  readonly capability: Capability;
  readonly direction: SyncDirection;
  readonly expiresAt: string;
}

/** Consents under way; each is answered once. */
export class AuthorisationRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  async add(pending: PendingAuthorisation): Promise<void> {
    await this.db.insertInto('authorisations').values(toRow(pending)).execute();
  }

  /** Hands it out and forgets it, to one caller alone, and only in the session that asked. */
  async take(stateHash: string, sessionHash: string): Promise<PendingAuthorisation | undefined> {
    const row = await this.db
      .deleteFrom('authorisations')
      .where('authorisations.state_hash', '=', stateHash)
      .where('authorisations.session_hash', '=', sessionHash)
      .returningAll()
      .executeTakeFirst();
    return row && toPending(row);
  }

  /** Forgets those nobody came back for; their secrets are the caller's to forget. */
  async takeExpired(): Promise<PendingAuthorisation[]> {
    const rows = await this.db
      .deleteFrom('authorisations')
      .where('authorisations.expires_at', '<=', isoNow(this.clock))
      .returningAll()
      .execute();
    return rows.map(toPending);
  }
}

function toRow(pending: PendingAuthorisation): AuthorisationTable {
  return {
    state_hash: pending.stateHash,
    session_hash: pending.sessionHash,
    connection_id: pending.connectionId,
    login_url: pending.loginUrl,
    client_id: pending.clientId,
    redirect_uri: pending.redirectUri,
    secret_id: pending.secretId,
    name: pending.name,
    environment: pending.environment,
    capability: pending.capability,
    direction: pending.direction,
    expires_at: pending.expiresAt
  };
}

function toPending(row: AuthorisationTable): PendingAuthorisation {
  return {
    stateHash: row.state_hash,
    sessionHash: row.session_hash,
    connectionId: row.connection_id,
    loginUrl: row.login_url,
    clientId: row.client_id,
    redirectUri: row.redirect_uri,
    secretId: row.secret_id,
    name: row.name,
    environment: row.environment as Environment,
    capability: row.capability as Capability,
    direction: row.direction as SyncDirection,
    expiresAt: row.expires_at
  };
}
