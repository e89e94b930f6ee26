import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../records/index.ts';

// The default session timeout of an org: two hours without use.
const IDLE_LIFE = 2 * 3_600_000;
// Writing the last use at every call would cost more than the accuracy is worth.
const TOUCH_AFTER = 60_000;

/** What an access token was given for. */
export interface TokenGrant {
  readonly userId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Milliseconds without use after which it ends; the org's two hours without it. */
  readonly idleLife?: number | undefined;
  /** The consent it stems from, whose end is its end. */
  readonly grantId?: string;
}

/** A live access token. */
export interface AccessToken {
  readonly userId: string;
  /** Absent on tokens the org itself opened. */
  readonly clientId: string | undefined;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  /** When it ends unless it is used; absent = when it is revoked. */
  readonly expiresAt: number | undefined;
}

interface TokenRow {
  readonly user_id: string;
  readonly client_id: string | null;
  readonly scope: string;
  readonly issued_at: number;
  readonly last_used: number;
  readonly idle_life: number | null;
}

/** Access tokens and whose they are; they outlive a restart like the org's rows. */
export class Sessions {
  private readonly store: Store;
  private readonly clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.clock = clock;
    store.db.exec(
      `CREATE TABLE IF NOT EXISTS local_access_tokens (token TEXT PRIMARY KEY, user_id TEXT NOT NULL,
         client_id TEXT, grant_id TEXT, scope TEXT NOT NULL, issued_at INTEGER NOT NULL,
         last_used INTEGER NOT NULL, idle_life INTEGER) STRICT`
    );
  }

  /** A new token that ends after its idle life without use. */
  open(grant: TokenGrant): string {
    this.dropExpired();
    return this.insert(grant, grant.idleLife ?? IDLE_LIFE);
  }

  /** A new token of the org itself that ends only when it is revoked. */
  openForever(userId: string): string {
    return this.insert({ userId, clientId: null, scopes: ['full'] }, null);
  }

  /** A new token of the org's own pages: `web` alone, which the data API does not take. */
  openForBrowser(userId: string): string {
    return this.insert({ userId, clientId: null, scopes: ['web'] }, IDLE_LIFE);
  }

  /** The user of a live token; undefined for an unknown, revoked or expired one. */
  findUser(token: string): string | undefined {
    return this.find(token)?.userId;
  }

  /** A live token of an active user; counts as a use of it. */
  find(token: string): AccessToken | undefined {
    const row = this.read(token);
    if (!row) return undefined;
    const now = this.clock.now().getTime();
    if (Math.abs(now - row.last_used) > TOUCH_AFTER) {
      this.store
        .prepare('UPDATE local_access_tokens SET last_used = ? WHERE token = ?')
        .run(now, token);
    }
    return tokenOf(row);
  }

  /** A live token without using it. */
  inspect(token: string): AccessToken | undefined {
    const row = this.read(token);
    return row && tokenOf(row);
  }

  revoke(token: string): void {
    this.store.prepare('DELETE FROM local_access_tokens WHERE token = ?').run(token);
  }

  revokeGrant(grantId: string): void {
    this.store.prepare('DELETE FROM local_access_tokens WHERE grant_id = ?').run(grantId);
  }

  /** Ends every access token an app has for a user. */
  revokeAll(clientId: string, userId: string): void {
    this.store
      .prepare('DELETE FROM local_access_tokens WHERE client_id = ? AND user_id = ?')
      .run(clientId, userId);
  }

  private read(token: string): TokenRow | undefined {
    const row = this.store
      .prepare(
        `SELECT t.user_id, t.client_id, t.scope, t.issued_at, t.last_used, t.idle_life
         FROM local_access_tokens t JOIN "User" u ON u."Id" = t.user_id AND u."IsActive" = 1
         WHERE t.token = ?`
      )
      .get(token) as TokenRow | undefined;
    if (!row) return undefined;
    const idle = this.clock.now().getTime() - row.last_used;
    if (row.idle_life === null || idle <= row.idle_life) return row;
    this.revoke(token);
    return undefined;
  }

  private dropExpired(): void {
    this.store
      .prepare('DELETE FROM local_access_tokens WHERE last_used + idle_life < ?')
      .run(this.clock.now().getTime());
  }

  private insert(
    grant: Pick<TokenGrant, 'userId' | 'scopes' | 'grantId'> & { clientId: string | null },
    idleLife: number | null
  ): string {
    const orgId15 = this.store.orgId.slice(0, 15);
    const token = `${orgId15}!AQ${randomBytes(60).toString('base64url').replace(/-/g, '.')}`;
    const now = this.clock.now().getTime();
    this.store
      .prepare(
        `INSERT INTO local_access_tokens
           (token, user_id, client_id, grant_id, scope, issued_at, last_used, idle_life)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
      )
      .run(
        token,
        grant.userId,
        grant.clientId,
        grant.grantId ?? null,
        grant.scopes.join(' '),
        now,
        now,
        idleLife
      );
    return token;
  }
}

function tokenOf(row: TokenRow): AccessToken {
  return {
    userId: row.user_id,
    clientId: row.client_id ?? undefined,
    scopes: row.scope.split(' '),
    issuedAt: row.issued_at,
    expiresAt: row.idle_life === null ? undefined : row.last_used + row.idle_life
  };
}
