import { setTimeout as delay } from 'node:timers/promises';
import {
  introspect,
  mayHaveActed,
  OrgUnavailableError,
  refreshTokens,
  revokeToken,
  SignInRefusedError,
  type GrantedTokens,
  type OAuthClient,
  type OrgSession,
  type TokenKeeper
} from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type { Connection } from '../domain/index.ts';
import { isoNow, newId, type Clock } from '../kernel/index.ts';
import {
  CONNECTION_SECRET,
  readConsent,
  writeConsent,
  type ConsentSecret
} from './connection-secret.ts';
import { AccountDisconnectedError } from './errors.ts';

/** Longer than the token endpoint may take, so that nobody else refreshes meanwhile. */
const LEASE_MS = 90_000;
const POLL_MS = 100;

export interface KeptTokensParts {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly clock: Clock;
}

/**
 * The tokens of one consent. One process at a time refreshes them, and stores what it got before it
 * uses it: a refresh token that rotates is shown once.
 */
export class KeptTokens implements TokenKeeper {
  private readonly parts: KeptTokensParts;
  private readonly connection: Connection;

  constructor(parts: KeptTokensParts, connection: Connection) {
    this.parts = parts;
    this.connection = connection;
  }

  async session(): Promise<OrgSession> {
    return this.sessionOf((await this.read()).secret);
  }

  async renew(stale: OrgSession): Promise<OrgSession> {
    return withTokenLease(this.parts.storage, this.connection.id, async () => {
      const { secretId, secret } = await this.read();
      // Another process was faster.
      if (secret.accessToken !== stale.accessToken) return this.sessionOf(secret);
      if (secret.refreshSent) await this.requireUnused(secret);
      return this.sessionOf(await this.refresh(secretId, secret));
    });
  }

  private async refresh(secretId: string, secret: ConsentSecret): Promise<ConsentSecret> {
    await this.keep(secretId, { ...secret, refreshSent: true });
    const granted = await this.ask(secretId, secret);
    const kept = {
      ...secret,
      accessToken: granted.accessToken,
      refreshToken: granted.refreshToken ?? secret.refreshToken,
      refreshSent: false
    };
    if (!(await this.keep(secretId, kept))) {
      // Connected anew or disconnected meanwhile: nobody will use what was just given.
      await revokeToken(this.connection.loginUrl, kept.refreshToken);
      return (await this.read()).secret;
    }
    await this.noteLife(kept, granted);
    return kept;
  }

  /** Only a failure after sending leaves open whether the token was used up. */
  private async ask(secretId: string, secret: ConsentSecret): Promise<GrantedTokens> {
    try {
      return await refreshTokens(
        this.connection.loginUrl,
        this.client(secret),
        secret.refreshToken
      );
    } catch (error) {
      const isOpen = error instanceof OrgUnavailableError && mayHaveActed(error);
      if (!isOpen) await this.keep(secretId, secret);
      throw error;
    }
  }

  /** Showing a used token would end every session of the user: better one consent than that. */
  private async requireUnused(secret: ConsentSecret): Promise<void> {
    const { loginUrl } = this.connection;
    const facts = await introspect(loginUrl, this.client(secret), secret.refreshToken);
    if (facts?.isActive) return;
    throw new SignInRefusedError(
      'The org gave new tokens, but its answer was lost on the way.',
      'Re-generate the token: settings and history stay.'
    );
  }

  private async noteLife(secret: ConsentSecret, granted: GrantedTokens): Promise<void> {
    const { storage, clock } = this.parts;
    const { id, tokenIssuedAt } = this.connection;
    const rotated = granted.refreshToken !== null;
    await storage.connections.setTokenLife(id, {
      tokenIssuedAt: rotated ? isoNow(clock) : tokenIssuedAt,
      tokenExpiresAt: await expiryOf(this.connection.loginUrl, this.client(secret), secret)
    });
  }

  private async read(): Promise<{ secretId: string; secret: ConsentSecret }> {
    const { storage, vault } = this.parts;
    const secretId = (await storage.connections.find(this.connection.id))?.secretId;
    if (!secretId) throw new AccountDisconnectedError(this.connection.name);
    return { secretId, secret: readConsent(await vault.open(secretId)) };
  }

  private keep(secretId: string, secret: ConsentSecret): Promise<boolean> {
    return this.parts.vault.replace(secretId, CONNECTION_SECRET, writeConsent(secret));
  }

  private client({ clientSecret }: ConsentSecret): OAuthClient {
    return { clientId: this.connection.clientId ?? '', clientSecret };
  }

  private sessionOf({ accessToken }: ConsentSecret): OrgSession {
    return { accessToken, instanceUrl: this.connection.instanceUrl };
  }
}

/** ISO-8601, or null when the org does not tell: how long a token lives is good to know, not needed. */
export async function expiryOf(
  loginUrl: string,
  client: OAuthClient,
  { refreshToken }: Pick<ConsentSecret, 'refreshToken'>
): Promise<string | null> {
  try {
    const facts = await introspect(loginUrl, client, refreshToken);
    return facts?.expiresAt?.toISOString() ?? null;
  } catch (error) {
    if (error instanceof OrgUnavailableError) return null;
    throw error;
  }
}

/** Runs alone among all processes that would use or end the tokens of this connection. */
export async function withTokenLease<T>(
  storage: Storage,
  connectionId: string,
  work: () => Promise<T>
): Promise<T> {
  const name = `tokens:${connectionId}`;
  const holder = newId();
  let token = await storage.leases.acquire(name, holder, LEASE_MS);
  while (token === undefined) {
    await delay(POLL_MS);
    token = await storage.leases.acquire(name, holder, LEASE_MS);
  }
  try {
    return await work();
  } finally {
    await storage.leases.release({ name, token });
  }
}
