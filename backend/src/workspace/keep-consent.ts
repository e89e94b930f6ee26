import {
  inspectOrg,
  type GrantedTokens,
  type OAuthClient,
  type OrgFacts
} from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type { Capability, Connection, Environment, SyncDirection } from '../domain/index.ts';
import { isoNow, type Clock, type Logger } from '../kernel/index.ts';
import { orgOrigin } from '../rules/index.ts';
import { CONNECTION_SECRET, writeConsent } from './connection-secret.ts';
import { NoRefreshTokenError, OtherOrgError } from './errors.ts';
import { connectionName, keepConnection, orgOf } from './keep-connection.ts';
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
}

interface KeepingParts {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly logger: Logger;
  readonly allowedOrgHosts: readonly string[];
}

/**
 * Finds out whose tokens they are and keeps them sealed, in place of those of the connection they
 * renew or of the same user of the same org.
 * @throws NoRefreshTokenError, OtherOrgError, and what `inspectOrg` throws
 */
export async function keepConsent(
  parts: KeepingParts,
  clock: Clock,
  consent: Consent
): Promise<{ connection: Connection; hasPackage: boolean }> {
  const { storage, vault, allowedOrgHosts } = parts;
  const { loginUrl, client, environment, capability, direction } = consent;
  const { accessToken, refreshToken, instanceUrl: given } = consent.tokens;
  if (refreshToken === null) throw new NoRefreshTokenError();
  const instanceUrl = orgOrigin(given, allowedOrgHosts);
  const facts = await inspectOrg({ accessToken, instanceUrl });
  const former = await formerOf(storage, consent, facts);
  const { clientId, clientSecret } = client;
  const secret = writeConsent({ clientSecret, accessToken, refreshToken, refreshSent: false });
  const connection = await keepConnection(parts, former, {
    ...{ loginUrl, instanceUrl, authKind: 'web-server', clientId },
    name: await connectionName(storage, { given: consent.name ?? undefined, facts, former }),
    secretId: await vault.seal(CONNECTION_SECRET, secret),
    ...orgOf(facts),
    ...{ environment, capability, direction, tokenIssuedAt: isoNow(clock) },
    tokenExpiresAt: await expiryOf(loginUrl, client, { refreshToken })
  });
  return { connection, hasPackage: facts.hasPackage };
}

async function formerOf(
  { connections }: Storage,
  { connectionId }: Consent,
  { orgId, userId }: OrgFacts
): Promise<Connection | undefined> {
  if (connectionId === null) return connections.findByOrgUser(orgId, userId);
  const former = await connections.find(connectionId);
  if (former && former.orgId !== orgId) throw new OtherOrgError(former.orgId, orgId);
  return former;
}
