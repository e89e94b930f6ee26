import { randomBytes } from 'node:crypto';
import {
  migrate,
  openStorage,
  type Storage,
  type StorageTarget
} from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { Pipeline } from '../../src/app/pipeline.ts';
import type { Connection } from '../../src/domain/index.ts';
import type { SyncResult } from '../../src/entrypoints/cli/services.ts';
import { silentLogger, systemClock, type Clock } from '../../src/kernel/index.ts';
import { Connections, type ConnectRequest } from '../../src/workspace/index.ts';
import type { LocalOrg } from './local-org.ts';
import { aCommunity, aMember, anActivity } from './records.ts';
import { takeRecords, type Records } from './take-records.ts';

export type { Records } from './take-records.ts';

interface WorkspaceOptions {
  readonly target?: StorageTarget;
  readonly auth?: ConnectRequest['auth'];
  readonly clock?: Clock;
}

const IN_MEMORY: StorageTarget = { kind: 'sqlite', file: ':memory:' };

/** One workspace in one process: storage, a connection, and the pipeline over real HTTP. */
export class Workspace {
  readonly storage: Storage;
  readonly connection: Connection;
  private readonly pipeline: Pipeline;

  private constructor(storage: Storage, connection: Connection, pipeline: Pipeline) {
    this.storage = storage;
    this.connection = connection;
    this.pipeline = pipeline;
  }

  /** An empty workspace, connected to the org; in memory and by client credentials unless told otherwise. */
  static async connect(
    org: LocalOrg,
    {
      target = IN_MEMORY,
      auth = clientCredentials(org),
      clock = systemClock
    }: WorkspaceOptions = {}
  ): Promise<Workspace> {
    const storage = await openStorage(target, clock);
    await migrate(storage);
    const connections = new Connections({
      storage,
      vault: new Vault(storage, randomBytes(32)),
      logger: silentLogger,
      allowedOrgHosts: [new URL(org.url).host]
    });
    const connection = await connections.connect({ url: org.url, auth });
    const pipeline = new Pipeline({
      storage,
      connections,
      clock,
      logger: silentLogger,
      resumeImports: async () => undefined,
      backoff: { baseMs: 5, maxMs: 50 }
    });
    return new Workspace(storage, connection, pipeline);
  }

  /** Stores the records with their changes, as intake does: only what really changed. */
  async take(records: Records): Promise<void> {
    await takeRecords(this.storage, records);
  }

  async sync(signal: AbortSignal = new AbortController().signal): Promise<SyncResult> {
    return this.pipeline.sync({ wait: false, signal });
  }

  close(): Promise<void> {
    return this.storage.close();
  }
}

function clientCredentials({ clientId, clientSecret }: LocalOrg): ConnectRequest['auth'] {
  return { kind: 'client-credentials', clientId, clientSecret };
}

/** One community with members and their activities, keys `u0…` and `a0…`. */
export function aVillage(members: number, activities: number): Required<Omit<Records, 'sessions'>> {
  return {
    communities: [aCommunity()],
    members: Array.from({ length: members }, (_, index) =>
      aMember({
        externalId: `slack:T1:U${index}`,
        name: `Member ${index}`,
        email: `member${index}@village.example`
      })
    ),
    activities: Array.from({ length: activities }, (_, index) =>
      anActivity({
        externalId: `slack:T1:C1:17000${String(index).padStart(6, '0')}.000000`,
        memberKey: `slack:T1:U${index % members}`,
        recipientKey: index % 7 === 0 ? `slack:T1:U${(index + 1) % members}` : null,
        body: `Words number ${index}`
      })
    )
  };
}
