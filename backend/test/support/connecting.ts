import { randomBytes } from 'node:crypto';
import {
  migrate,
  openStorage,
  type Storage,
  type StorageTarget
} from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import type { Connection } from '../../src/domain/index.ts';
import { silentLogger, type Clock } from '../../src/kernel/index.ts';
import {
  createOrgs,
  type Authorisations,
  type AuthorisationRequest,
  type ConnectionCare,
  type Connections,
  type Verification
} from '../../src/workspace/index.ts';
import { answerConsent } from './consent.ts';
import { LocalOrg } from './local-org.ts';
import { OrgWire } from './org-wire.ts';

export const ADMIN = 'admin@local-org.example';
const CALLBACK = 'http://localhost:8080/oauth/callback';
const SESSION = 'browser-1';

const IN_MEMORY: StorageTarget = { kind: 'sqlite', file: ':memory:' };

/** Where other processes find the same workspace. */
interface Place {
  readonly target?: StorageTarget;
  readonly masterKey?: Buffer;
}

/** An org with an app for the web-server flow, a wire to it, and a workspace that may connect it. */
export class Connecting {
  readonly clock: MovingClock;
  readonly org: LocalOrg;
  readonly wire: OrgWire;
  readonly storage: Storage;
  readonly vault: Vault;
  readonly connections: Connections;
  readonly authorisations: Authorisations;
  readonly care: ConnectionCare;
  readonly verification: Verification;
  readonly client: { clientId: string; clientSecret: string };

  private constructor(
    org: LocalOrg,
    wire: OrgWire,
    storage: Storage,
    client: Connecting['client'],
    clock: MovingClock,
    masterKey: Buffer
  ) {
    this.clock = clock;
    this.org = org;
    this.wire = wire;
    this.storage = storage;
    this.client = client;
    const allowedOrgHosts = [new URL(wire.url).host];
    this.vault = new Vault(storage, masterKey);
    const parts = { storage, vault: this.vault, clock, logger: silentLogger, allowedOrgHosts };
    const orgs = createOrgs(parts);
    this.connections = orgs.connections;
    this.authorisations = orgs.authorisations;
    this.care = orgs.care;
    this.verification = orgs.verification;
  }

  /** `policies`: of the app, as `/local-org/apps` takes them. */
  static async start(
    policies: Record<string, unknown> = {},
    { target = IN_MEMORY, masterKey = randomBytes(32) }: Place = {}
  ): Promise<Connecting> {
    const clock = new MovingClock();
    const org = await LocalOrg.start();
    const wire = await OrgWire.to(org.url);
    const storage = await openStorage(target, clock);
    await migrate(storage);
    const client = await org.putApp({ name: 'Porchlight', callbackUrls: [CALLBACK], ...policies });
    return new Connecting(org, wire, storage, client, clock, masterKey);
  }

  /** A question to the consent page of the org behind the wire. */
  ask(given: Partial<AuthorisationRequest> = {}): Promise<string> {
    return this.authorisations.begin({
      sessionKey: SESSION,
      environment: 'custom',
      url: this.wire.url,
      client: this.client,
      redirectUri: CALLBACK,
      ...given
    });
  }

  /** The whole way: asks, allows, comes back. */
  async connect(given: Partial<AuthorisationRequest> = {}, user = ADMIN): Promise<Connection> {
    const answer = await answerConsent(await this.ask(given), user);
    return this.answer(answer);
  }

  async answer(given: Record<string, string>, sessionKey = SESSION): Promise<Connection> {
    const done = await this.authorisations.complete({ sessionKey, ...given });
    if (done.kind !== 'connected') throw new Error('Nothing was connected.');
    return done.connection;
  }

  /** Ends every access token that was given so far. */
  endSessions(): Promise<void> {
    return this.org.planFaults({ kind: 'expireToken', times: 1 });
  }

  /** As an administrator of the org does it. */
  async revokeAtOrg(token: string): Promise<void> {
    await fetch(`${this.org.url}/services/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token })
    });
  }

  /** What the vault holds for a connection, opened. */
  async secretOf({ id }: Connection): Promise<Record<string, unknown>> {
    const secretId = (await this.connections.find(id)).secretId;
    return JSON.parse(await this.vault.open(String(secretId))) as Record<string, unknown>;
  }

  async stop(): Promise<void> {
    await this.storage.close();
    await this.wire.close();
    await this.org.stop();
  }
}

class MovingClock implements Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  advance(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}
