import {
  inspectOrg,
  PackageMissingError,
  revokeToken,
  signIn,
  type GrantedTokens,
  type OAuthClient,
  type OrgAuth,
  type OrgFacts
} from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type {
  Capability,
  Connection,
  ConnectionEvent,
  ConnectionState,
  Environment,
  SyncDirection
} from '../domain/index.ts';
import { isoNow, newId, systemClock, type Clock, type Logger } from '../kernel/index.ts';
import { defaultConnection, isInUse, nextState, orgOrigin } from '../rules/index.ts';
import { CONNECTION_SECRET, writeConsent } from './connection-secret.ts';
import {
  AccountDisconnectedError,
  ConnectionNameTakenError,
  ConnectionNotFoundError,
  NoConnectionError,
  NoRefreshTokenError,
  OtherOrgError
} from './errors.ts';
import { inspectConnection } from './inspect-connection.ts';
import { expiryOf, KeptTokens } from './kept-tokens.ts';

export interface ConnectRequest {
  /** Any address of the org; its API is reached at the My Domain. */
  readonly url: string;
  readonly auth: Exclude<OrgAuth, { kind: 'web-server' }>;
  /** How people call it; the user's name when absent. */
  readonly name?: string;
  readonly capability?: Capability;
  readonly direction?: SyncDirection;
}

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

export interface ConnectionsOptions {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly logger: Logger;
  /** The machine's when absent. */
  readonly clock?: Clock;
  /** `host` or `host:port` outside Salesforce's domains. */
  readonly allowedOrgHosts: readonly string[];
}

/** Our ties to Salesforce orgs. */
export class Connections {
  private readonly options: ConnectionsOptions;

  constructor(options: ConnectionsOptions) {
    this.options = options;
  }

  /**
   * Signs in, finds out whose org it is and how the package is installed, and keeps the secret
   * sealed. Connecting the same user of the same org again replaces the secret and keeps the rest.
   */
  async connect(request: ConnectRequest): Promise<Connection> {
    const { allowedOrgHosts, storage, vault } = this.options;
    const { auth } = request;
    const loginUrl = orgOrigin(request.url, allowedOrgHosts);
    const session = await signIn(loginUrl, auth);
    const instanceUrl = orgOrigin(session.instanceUrl, allowedOrgHosts);
    const facts = await inspectOrg({ ...session, instanceUrl });
    if (!facts.hasPackage) throw new PackageMissingError();
    const former = await storage.connections.findByOrgUser(facts.orgId, facts.userId);
    const name = await this.nameFor(request.name, facts, former);
    const secret = auth.kind === 'access-token' ? auth.accessToken : auth.clientSecret;
    return this.keep(former, {
      ...{ loginUrl, instanceUrl, name, authKind: auth.kind },
      clientId: auth.kind === 'client-credentials' ? auth.clientId : null,
      secretId: await vault.seal(CONNECTION_SECRET, secret),
      ...orgOf(facts),
      environment: 'custom',
      capability: request.capability ?? former?.capability ?? 'crm',
      direction: request.direction ?? former?.direction ?? 'both',
      ...{ tokenIssuedAt: null, tokenExpiresAt: null }
    });
  }

  /**
   * Keeps the tokens of a consent. Without the package the connection is made all the same, degraded:
   * verifying it tells what is missing. What cannot be kept is revoked.
   */
  async connectByConsent(consent: Consent): Promise<Connection> {
    const { refreshToken, accessToken } = consent.tokens;
    try {
      return await this.keepConsent(consent);
    } catch (error) {
      await revokeToken(consent.loginUrl, refreshToken ?? accessToken).catch((cause: unknown) => {
        this.options.logger.warn({ reason: String(cause) }, 'a consent could not be revoked');
      });
      throw error;
    }
  }

  /** The one named, or else the one connected last that is in use. */
  async current(wanted?: string): Promise<Connection> {
    if (wanted !== undefined) return this.find(wanted);
    const connection = defaultConnection(await this.list());
    if (!connection) throw new NoConnectionError();
    return connection;
  }

  /** By id or name. @throws ConnectionNotFoundError */
  async find(wanted: string): Promise<Connection> {
    const all = await this.list();
    const found = all.find(({ id }) => id === wanted) ?? all.find(({ name }) => name === wanted);
    if (found) return found;
    throw new ConnectionNotFoundError(
      wanted,
      all.map(({ name }) => name)
    );
  }

  /** The one connected last comes first. */
  list(): Promise<Connection[]> {
    return this.options.storage.connections.list();
  }

  /** How to sign in to this connection's org: opens the vault. */
  async authOf(connection: Connection): Promise<OrgAuth> {
    const { storage, vault } = this.options;
    const { secretId, authKind, clientId } = connection;
    if (secretId === null) throw new AccountDisconnectedError(connection.name);
    if (authKind === 'web-server') {
      const clock = this.clock();
      return { kind: authKind, tokens: new KeptTokens({ storage, vault, clock }, connection) };
    }
    const secret = await vault.open(secretId);
    return authKind === 'access-token'
      ? { kind: authKind, accessToken: secret }
      : { kind: authKind, clientId: clientId ?? '', clientSecret: secret };
  }

  /** Whose org it is now, and where the package is: it may have been installed since. */
  async inspect(connection: Connection): Promise<OrgFacts> {
    const facts = await inspectConnection(connection, await this.authOf(connection));
    const { hasPackage, namespace } = facts;
    if (hasPackage && namespace !== connection.namespace) {
      await this.options.storage.connections.setNamespace(connection.id, namespace);
    }
    return facts;
  }

  /** Moves a connection by what was learnt of it, whatever others learn at the same time. */
  async note(id: string, event: ConnectionEvent, reason: string | null): Promise<void> {
    const { connections } = this.options.storage;
    for (;;) {
      const connection = await connections.find(id);
      if (!connection) return;
      const state = nextState(connection.state, event) as ConnectionState;
      const isLeftAlone = state === connection.state && !isInUse(connection);
      if (isLeftAlone || (await connections.changeState(connection, state, reason))) return;
    }
  }

  private async keepConsent(consent: Consent): Promise<Connection> {
    const { allowedOrgHosts, storage, vault } = this.options;
    const { loginUrl, client, tokens, environment, capability, direction } = consent;
    const { accessToken, refreshToken } = tokens;
    if (refreshToken === null) throw new NoRefreshTokenError();
    const instanceUrl = orgOrigin(tokens.instanceUrl, allowedOrgHosts);
    const facts = await inspectOrg({ accessToken, instanceUrl });
    const former = consent.connectionId
      ? await storage.connections.find(consent.connectionId)
      : await storage.connections.findByOrgUser(facts.orgId, facts.userId);
    if (former && former.orgId !== facts.orgId) throw new OtherOrgError(former.orgId, facts.orgId);
    const name = await this.nameFor(consent.name ?? undefined, facts, former);
    const { clientSecret } = client;
    const secret = writeConsent({ clientSecret, accessToken, refreshToken, refreshSent: false });
    const kept = await this.keep(former, {
      ...{ loginUrl, instanceUrl, name, authKind: 'web-server', clientId: client.clientId },
      secretId: await vault.seal(CONNECTION_SECRET, secret),
      ...orgOf(facts),
      ...{ environment, capability, direction, tokenIssuedAt: isoNow(this.clock()) },
      tokenExpiresAt: await expiryOf(loginUrl, client, { refreshToken })
    });
    if (facts.hasPackage) return kept;
    await this.note(kept.id, 'impaired', new PackageMissingError().message);
    return this.find(kept.id);
  }

  /** Under the id of the former one, whose secret is forgotten; settings and history hang on the id. */
  private async keep(
    former: Connection | undefined,
    rest: Omit<Connection, 'id' | 'state' | 'stateReason'>
  ): Promise<Connection> {
    const { storage, logger } = this.options;
    const state = nextState(former?.state ?? 'connecting', 'authorised') as ConnectionState;
    const connection = { id: former?.id ?? newId(), ...rest, state, stateReason: null };
    await storage.transaction(async (scope) => {
      await scope.connections.save(connection);
      if (former?.secretId) await scope.secrets.delete(former.secretId);
    });
    logger.info({ connectionId: connection.id, orgId: connection.orgId }, 'org connected');
    return connection;
  }

  /** A name given must be free; one we choose gives way. */
  private async nameFor(
    given: string | undefined,
    facts: OrgFacts,
    former: Connection | undefined
  ): Promise<string> {
    const wanted = given ?? former?.name ?? facts.username;
    const others = await this.list();
    const isTaken = others.some(({ id, name }) => id !== former?.id && name === wanted);
    if (isTaken && given) throw new ConnectionNameTakenError(given);
    return isTaken ? `${wanted} (${facts.orgId})` : wanted;
  }

  private clock(): Clock {
    return this.options.clock ?? systemClock;
  }
}

function orgOf({ orgId, userId, username, namespace }: OrgFacts) {
  return { orgId, userId, username, namespace };
}
