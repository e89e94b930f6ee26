import { randomBytes } from 'node:crypto';
import { migrate, openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { Runs } from '../../src/app/open-run.ts';
import { Pipeline } from '../../src/app/pipeline.ts';
import type { Actor, Connection } from '../../src/domain/index.ts';
import type { SyncResult } from '../../src/entrypoints/cli/services.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import {
  createOrgs,
  Settings,
  type Orgs,
  type ProvisioningReport
} from '../../src/workspace/index.ts';
import { LocalOrg } from './local-org.ts';

export const INTEGRATION = 'integration';
export const ADMIN = 'admin';
export const ADA: Actor = { kind: 'user', id: 'u1', name: 'Ada' };

/** A workspace with two connections to one org: the integration user's and an administrator's. */
export class ConnectedOrg {
  readonly org: LocalOrg;
  readonly storage: Storage;
  readonly orgs: Orgs;

  private constructor(org: LocalOrg, storage: Storage, orgs: Orgs) {
    this.org = org;
    this.storage = storage;
    this.orgs = orgs;
  }

  /** `options`: of `local-org serve`. */
  static async start(...options: readonly string[]): Promise<ConnectedOrg> {
    const org = await LocalOrg.start(...options);
    const storage = await openStorage({ kind: 'sqlite', file: ':memory:' }, systemClock);
    await migrate(storage);
    const orgs = createOrgs({
      ...{ storage, clock: systemClock, logger: silentLogger },
      vault: new Vault(storage, randomBytes(32)),
      allowedOrgHosts: [new URL(org.url).host]
    });
    const { url, clientId, clientSecret, accessToken } = org;
    const credentials = { kind: 'client-credentials', clientId, clientSecret } as const;
    await orgs.connections.connect({ url, name: INTEGRATION, auth: credentials });
    const token = { kind: 'access-token', accessToken } as const;
    await orgs.connections.connect({ url, name: ADMIN, auth: token });
    return new ConnectedOrg(org, storage, orgs);
  }

  /** For the integration user, in the name of the administrator. */
  provision(): Promise<ProvisioningReport> {
    return this.orgs.provisioning.provision(INTEGRATION, ADMIN, ADA);
  }

  /** The integration user's. */
  connection(): Promise<Connection> {
    return this.orgs.connections.find(INTEGRATION);
  }

  /** A field made through the API is visible to nobody, administrators included. */
  async letAdminSee(): Promise<void> {
    const { userId: AssigneeId } = await this.orgs.connections.find(ADMIN);
    const [set] = await this.org.query(
      "SELECT Id FROM PermissionSet WHERE Name = 'Porchlight_Standard_Access'"
    );
    await this.org.create('PermissionSetAssignment', { AssigneeId, PermissionSetId: set?.['Id'] });
  }

  /** As the integration user. */
  sync(): Promise<SyncResult> {
    const { storage } = this;
    const { connections } = this.orgs;
    const settings = new Settings({ storage, clock: systemClock });
    const parts = { storage, connections, settings, clock: systemClock, logger: silentLogger };
    const resumeImports = async () => undefined;
    const pipeline = new Pipeline({ ...parts, runs: new Runs(parts), resumeImports });
    const { signal } = new AbortController();
    return pipeline.sync({ connection: INTEGRATION, wait: false, signal });
  }

  async stop(): Promise<void> {
    await this.storage.close();
    await this.org.stop();
  }
}
