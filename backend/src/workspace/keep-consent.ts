import { inspectOrg, type GrantedTokens, type OAuthClient } from '../adapters/salesforce/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type { Actor, Capability, Connection, Environment, SyncDirection } from '../domain/index.ts';
import { isoNow } from '../kernel/index.ts';
import { orgOrigin } from '../rules/index.ts';
import { CONNECTION_SECRET, writeConsent } from './connection-secret.ts';
import { NoRefreshTokenError } from './errors.ts';
import {
  connectionName,
  formerConnection,
  keepConnection,
  orgOf,
  type KeepingParts
} from './keep-connection.ts';
import { expiryOf } from './kept-tokens.ts';

/** A consent that was given, and what it was asked for. */
export interface Consent {
  readonly loginUrl: string;
  readonly client: OAuthClient;
  readonly tokens: GrantedTokens;
  readonly environment: Environment;
  readonly capability: Capability;
  readonly direction: SyncDirection;
  readonly name: string | null;
  /** The connection whose token it renews. */
  readonly connectionId: string | null;
  /** Who asked for it. */
  readonly actor: Actor;
}

interface ConsentParts extends KeepingParts {
  readonly vault: Vault;
  readonly allowedOrgHosts: readonly string[];
}

/**
 * Finds out whose tokens they are and keeps them sealed, in place of those of the connection they
 * renew or of the same user of the same org.
 * @throws NoRefreshTokenError, OtherOrgError, and what `inspectOrg` throws
 */
export async function keepConsent(
  parts: ConsentParts,
  consent: Consent
): Promise<{ connection: Connection; hasPackage: boolean }> {
  const { storage, vault, allowedOrgHosts, clock } = parts;
  const { loginUrl, client, environment, capability, direction } = consent;
  const { accessToken, refreshToken, instanceUrl: given } = consent.tokens;
  if (refreshToken === null) throw new NoRefreshTokenError();
  const instanceUrl = orgOrigin(given, allowedOrgHosts);
  const facts = await inspectOrg({ accessToken, instanceUrl });
  const former = await formerConnection(storage, consent.connectionId, facts);
  const { clientId, clientSecret } = client;
  const secret = writeConsent({ clientSecret, accessToken, refreshToken, refreshSent: false });
  const rest = {
    ...{ loginUrl, instanceUrl, authKind: 'web-server' as const, clientId },
    name: await connectionName(storage, { given: consent.name ?? undefined, facts, former }),
    secretId: await vault.seal(CONNECTION_SECRET, secret),
    ...orgOf(facts),
    ...{ environment, capability, direction, tokenIssuedAt: isoNow(clock) },
    tokenExpiresAt: await expiryOf(loginUrl, client, { refreshToken })
  };
  const connection = await keepConnection(parts, { former, actor: consent.actor, rest });
  return { connection, hasPackage: facts.hasPackage };
}
