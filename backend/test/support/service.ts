import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrate, openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import type { Role } from '../../src/domain/index.ts';
import { endpointsOf } from '../../src/entrypoints/http/http-app.ts';
import { createHttpApp } from '../../src/entrypoints/http/index.ts';
import type { Endpoint } from '../../src/entrypoints/http/endpoint.ts';
import { WorkspaceHistory } from '../../src/history/index.ts';
import { silentLogger, systemClock, type Clock, type Logger } from '../../src/kernel/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import {
  createOrgs,
  createPeople,
  type Orgs,
  type People,
  type PeopleParts
} from '../../src/workspace/index.ts';
import { Browser } from './browser-client.ts';
import { syncOf } from './sync-of.ts';
import type { Sync } from '../../src/app/create-sync.ts';
import { EachConnection } from '../../src/app/each-connection.ts';

export const ACCESS_TOKEN = 'the-access-token-of-the-data-folder';
export const PASSWORD = 'lantern on the porch';

interface ServiceOptions {
  readonly clock?: Clock;
  readonly openId?: PeopleParts['openId'];
  readonly smtp?: PeopleParts['smtp'];
  /** As people reach it; the address it listens on when absent. */
  readonly publicUrl?: string;
  readonly requestsPerMinute?: number;
  readonly studioDir?: string;
  readonly trustedProxies?: readonly string[];
  readonly allowedOrgHosts?: readonly string[];
}

/** The HTTP service on a database in memory, listening on a port of its own. */
export class Service {
  readonly url: string;
  readonly storage: Storage;
  readonly people: People;
  readonly orgs: Orgs;
  readonly vault: Vault;
  readonly sync: Sync;
  readonly endpoints: readonly Endpoint[];
  /** Every line logged so far, as JSON. */
  readonly logged: string[];
  private readonly server: Server;
  private readonly stopped: AbortController;

  private constructor(
    parts: Omit<Service, 'browser' | 'admin' | 'addUser' | 'workOffBackfills' | 'stop'> & Owned
  ) {
    this.url = parts.url;
    this.storage = parts.storage;
    this.people = parts.people;
    this.orgs = parts.orgs;
    this.vault = parts.vault;
    this.sync = parts.sync;
    this.endpoints = parts.endpoints;
    this.logged = parts.logged;
    this.server = parts.server;
    this.stopped = parts.stopped;
  }

  static async start(options: ServiceOptions = {}): Promise<Service> {
    const { clock = systemClock, openId, smtp, studioDir } = options;
    const { requestsPerMinute = 1_000_000 } = options;
    const storage = await openStorage({ kind: 'sqlite', file: ':memory:' }, clock);
    await migrate(storage);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const publicUrl = () => options.publicUrl ?? url;
    const logged: string[] = [];
    const logger = loggerInto(logged);
    const secret = Buffer.alloc(32, 1);
    const people = createPeople({ storage, clock, logger, secret, publicUrl, openId, smtp });
    const history = new WorkspaceHistory({ storage, clock });
    const vault = new Vault(storage, secret);
    const { allowedOrgHosts = [] } = options;
    const orgs = createOrgs({ storage, vault, clock, logger, allowedOrgHosts });
    const sync = syncOf(orgs, { storage, clock, logger });
    const services = {
      ...{ people, orgs, start: sync.start },
      status: () => history.status(),
      ping: () => storage.ping()
    };
    const stopped = new AbortController();
    const http = { services, publicUrl, logger, token: ACCESS_TOKEN, requestsPerMinute };
    const app = createHttpApp({
      ...http,
      stopped: stopped.signal,
      trustedProxies: options.trustedProxies ?? [],
      ...(studioDir !== undefined && { studioDir })
    });
    server.on('request', app);
    const endpoints = endpointsOf(http);
    const own = { url, storage, people, orgs, vault, sync, endpoints, logged };
    return new Service({ ...own, server, stopped });
  }

  /** A browser nobody is signed in with. */
  browser(): Browser {
    return new Browser(this.url);
  }

  /** The first admin's browser. */
  async admin(email = 'admin@porch.example'): Promise<Browser> {
    const browser = this.browser();
    const token = await this.people.users.firstAdminToken();
    const given = { token, email, name: 'Ada Stone', password: PASSWORD };
    await browser.expect(204, 'POST', '/v1/first-admin', given);
    await browser.recogniseMe();
    return browser;
  }

  /** A browser of a new user with this role. */
  async addUser(admin: Browser, email: string, role: Role, name = 'Ben Ash'): Promise<Browser> {
    await admin.expect(201, 'POST', '/v1/invitations', { email, role });
    const link = /#\/invitation\/([\w-]+)/.exec(this.people.outbox()?.[0]?.text ?? '');
    const browser = this.browser();
    const given = { token: link?.[1], name, password: PASSWORD };
    await browser.expect(204, 'POST', '/v1/invitation/accept', given);
    await browser.recogniseMe();
    return browser;
  }

  /** What the timetable does every few seconds. */
  async workOffBackfills(): Promise<void> {
    const orgs = new EachConnection({ storage: this.storage, logger: silentLogger });
    const { signal } = this.stopped;
    await orgs.begin('backfill', (one) => this.sync.backfillRun.workOff(one, signal));
    await orgs.ended();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.sync.background.close();
    await this.people.passwordLinks.ended();
    await this.storage.close();
  }
}

interface Owned {
  readonly server: Server;
  readonly stopped: AbortController;
}

function loggerInto(lines: string[]): Logger {
  const log = (level: string) => (fields: object, message: string) =>
    void lines.push(
      JSON.stringify({ level, message, ...fields }, (_key, value: unknown) =>
        value && typeof value === 'object' && 'stack' in value
          ? { message: (value as Error).message, stack: value.stack }
          : value
      )
    );
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}
