import {
  inspectOrg,
  PackageMissingError,
  revokeToken,
  signIn,
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
  SyncDirection
} from '../domain/index.ts';
import { systemClock, type Clock, type Logger } from '../kernel/index.ts';
import { defaultConnection, isInUse, nextState, orgOrigin } from '../rules/index.ts';
import { CONNECTION_SECRET } from './connection-secret.ts';
import { AccountDisconnectedError, ConnectionNotFoundError, NoConnectionError } from './errors.ts';
import { inspectConnection } from './inspect-connection.ts';
import { connectionName, keepConnection, orgOf } from './keep-connection.ts';
import { keepConsent, type Consent } from './keep-consent.ts';
import { KeptTokens } from './kept-tokens.ts';

export interface ConnectRequest {
  /** Any address of the org; its API is reached at the My Domain. */
  readonly url: string;
  readonly auth: Exclude<OrgAuth, { kind: 'web-server' }>;
  /** How people call it; the user's name when absent. */
  readonly name?: string;
  readonly capability?: Capability;
  readonly direction?: SyncDirection;
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
    const secret = auth.kind === 'access-token' ? auth.accessToken : auth.clientSecret;
    return keepConnection(this.options, former, {
      ...{ loginUrl, instanceUrl, authKind: auth.kind },
      name: await connectionName(storage, { given: request.name, facts, former }),
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
      const { connection, hasPackage } = await keepConsent(this.options, this.clock(), consent);
      if (hasPackage) return connection;
      await this.note(connection.id, 'impaired', new PackageMissingError().message);
      return await this.find(connection.id);
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

  private clock(): Clock {
    return this.options.clock ?? systemClock;
  }
}
