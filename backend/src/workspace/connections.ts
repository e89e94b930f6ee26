import { inspectOrg, signIn, type OrgAuth, type OrgFacts } from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type { Connection } from '../domain/index.ts';
import { newId, type Logger } from '../kernel/index.ts';
import { orgOrigin } from '../rules/index.ts';
import { ConnectionNameTakenError, NoConnectionError } from './errors.ts';

export interface ConnectRequest {
  /** Any address of the org; its API is reached at the My Domain. */
  readonly url: string;
  readonly auth: OrgAuth;
  /** How people call it; the user's name when absent. */
  readonly name?: string;
}

export interface ConnectionsOptions {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly logger: Logger;
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
    const { allowedOrgHosts, storage, vault, logger } = this.options;
    const loginUrl = orgOrigin(request.url, allowedOrgHosts);
    const session = await signIn(loginUrl, request.auth);
    const instanceUrl = orgOrigin(session.instanceUrl, allowedOrgHosts);
    const facts = await inspectOrg({ ...session, instanceUrl });
    const former = await storage.connections.findByOrgUser(facts.orgId, facts.userId);
    const name = await this.nameFor(request, facts, former);
    const connection: Connection = {
      id: former?.id ?? newId(),
      name,
      loginUrl,
      instanceUrl,
      authKind: request.auth.kind,
      clientId: request.auth.kind === 'client-credentials' ? request.auth.clientId : null,
      secretId: await vault.seal('connection', secretOf(request.auth)),
      ...facts,
      state: 'connected',
      stateReason: null
    };
    await storage.connections.save(connection);
    if (former) await vault.forget(former.secretId);
    logger.info({ connectionId: connection.id, orgId: facts.orgId }, 'org connected');
    return connection;
  }

  /** The one connected last: what a sync uses. */
  async current(): Promise<Connection> {
    const [connection] = await this.options.storage.connections.list();
    if (!connection) throw new NoConnectionError();
    return connection;
  }

  /** How to sign in to this connection's org: opens the vault. */
  async authOf(connection: Connection): Promise<OrgAuth> {
    const secret = await this.options.vault.open(connection.secretId);
    return connection.authKind === 'access-token'
      ? { kind: 'access-token', accessToken: secret }
      : {
          kind: 'client-credentials',
          clientId: connection.clientId ?? '',
          clientSecret: secret
        };
  }

  /** A name given must be free; one we choose gives way. */
  private async nameFor(
    request: ConnectRequest,
    facts: OrgFacts,
    former: Connection | undefined
  ): Promise<string> {
    const wanted = request.name ?? former?.name ?? facts.username;
    const others = await this.options.storage.connections.list();
    const isTaken = others.some(({ id, name }) => id !== former?.id && name === wanted);
    if (isTaken && request.name) throw new ConnectionNameTakenError(request.name);
    return isTaken ? `${wanted} (${facts.orgId})` : wanted;
  }
}

function secretOf(auth: OrgAuth): string {
  return auth.kind === 'access-token' ? auth.accessToken : auth.clientSecret;
}
