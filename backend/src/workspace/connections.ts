import {
  inspectOrg,
  PackageMissingError,
  revokeToken,
  signIn,
  type OAuthClient,
  type OrgAuth,
  type OrgFacts
} from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type {
  Actor,
  CapabilityName,
  Connection,
  ConnectionEvent,
  ConnectionState,
  Environment,
  SyncDirection
} from '../domain/index.ts';
import { systemClock, type Clock, type Logger } from '../kernel/index.ts';
import {
  defaultConnection,
  isInUse,
  nextState,
  orgOrigin,
  requireAskable,
  tokenUrl
} from '../rules/index.ts';
import { AuditLog, SERVICE } from './audit-log.ts';
import { purposeOf } from './change-connection.ts';
import { CONNECTION_SECRET, readConsent } from './connection-secret.ts';
import {
  AccountDisconnectedError,
  AppNeededError,
  ConnectionNotFoundError,
  NoConnectionError
} from './errors.ts';
import { inspectConnection } from './inspect-connection.ts';
import { connectionName, formerConnection, keepConnection, orgOf } from './keep-connection.ts';
import { keepConsent, type Consent } from './keep-consent.ts';
import { KeptTokens } from './kept-tokens.ts';

export interface ConnectRequest {
  /** Any address of the org; its API is reached at the My Domain. */
  readonly url: string;
  readonly auth: Exclude<OrgAuth, { kind: 'web-server' }>;
  /** How people call it; the user's name when absent. */
  readonly name?: string | undefined;
  /** What the address is said to lead to; refused when it does not. That of the former one when absent. */
  readonly environment?: Environment | undefined;
  readonly capability?: CapabilityName | undefined;
  readonly direction?: SyncDirection | undefined;
  /** Id of the connection whose secret is replaced; that of the same user of the org when absent. */
  readonly connectionId?: string;
  /** Who asks; the service itself when absent. */
  readonly actor?: Actor;
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

/** For the audit log. */
export interface DoneToConnection {
  readonly actor: Actor;
  readonly action: string;
  readonly details?: Readonly<Record<string, string>>;
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
   * Without the package the connection is made all the same, degraded: verifying it tells what is missing.
   * @throws NotOfferedError, OrgUrlError, and what signing in throws
   */
  async connect(request: ConnectRequest): Promise<Connection> {
    const { allowedOrgHosts, storage, vault } = this.options;
    const { auth } = request;
    const { environment = 'custom' } = request;
    const loginUrl = tokenUrl(environment, request.url, allowedOrgHosts);
    purposeOf(request, undefined);
    const session = await signIn(loginUrl, auth);
    const instanceUrl = orgOrigin(session.instanceUrl, allowedOrgHosts);
    const facts = await inspectOrg({ ...session, instanceUrl });
    const former = await formerConnection(storage, request.connectionId ?? null, facts);
    const purpose = purposeOf(request, former);
    const secret = auth.kind === 'access-token' ? auth.accessToken : auth.clientSecret;
    const rest = {
      ...{ loginUrl, instanceUrl, authKind: auth.kind },
      name: await connectionName(storage, { given: request.name, facts, former }),
      clientId: auth.kind === 'client-credentials' ? auth.clientId : null,
      secretId: await vault.seal(CONNECTION_SECRET, secret),
      ...orgOf(facts),
      environment: request.environment ?? former?.environment ?? environment,
      ...purpose,
      ...{ tokenIssuedAt: null, tokenExpiresAt: null }
    };
    const kept = { former, actor: request.actor ?? SERVICE, rest };
    return this.judge(await keepConnection(this.keeping(), kept), facts.hasPackage);
  }

  /**
   * Gives a connection other client credentials; everything else of it stays.
   * @throws OtherOrgError when they are of another org, and what `connect` throws
   */
  async replaceCredentials(
    wanted: string,
    { clientId, clientSecret }: { clientId?: string | undefined; clientSecret: string },
    actor: Actor
  ): Promise<Connection> {
    const former = await this.find(wanted);
    requireAskable(former);
    const known = clientId ?? former.clientId;
    if (known === null) throw new AppNeededError(former.name);
    return this.connect({
      ...{ url: former.loginUrl, connectionId: former.id, actor },
      auth: { kind: 'client-credentials', clientId: known, clientSecret }
    });
  }

  /**
   * Keeps the tokens of a consent. Without the package the connection is made all the same, degraded:
   * verifying it tells what is missing. What cannot be kept is revoked.
   */
  async connectByConsent(consent: Consent): Promise<Connection> {
    const { refreshToken, accessToken } = consent.tokens;
    try {
      const { connection, hasPackage } = await keepConsent(this.keeping(), consent);
      return await this.judge(connection, hasPackage);
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

  /** A new connection counts as sound where our objects are: the package's, or those we made instead. */
  private async judge(connection: Connection, hasPackage: boolean): Promise<Connection> {
    const { provisionedItems } = this.options.storage;
    if (hasPackage || (await provisionedItems.hasObject(connection.orgId))) return connection;
    await this.note(connection.id, 'impaired', new PackageMissingError().message);
    return this.find(connection.id);
  }

  /** What somebody did with a connection that leaves it as it was. */
  async record(connection: Connection, did: DoneToConnection): Promise<void> {
    const { storage } = this.options;
    const entry = { ...did, subject: connection.name };
    await new AuditLog(this.clock()).record(storage, entry);
  }

  /** The app a connection signs in with. @throws AccountDisconnectedError, AppNeededError */
  async clientOf({ name, secretId, clientId, authKind }: Connection): Promise<OAuthClient> {
    if (secretId === null) throw new AccountDisconnectedError(name);
    if (clientId === null) throw new AppNeededError(name);
    const secret = await this.options.vault.open(secretId);
    const clientSecret = authKind === 'web-server' ? readConsent(secret).clientSecret : secret;
    return { clientId, clientSecret };
  }

  private keeping() {
    return { ...this.options, clock: this.clock() };
  }

  private clock(): Clock {
    return this.options.clock ?? systemClock;
  }
}
