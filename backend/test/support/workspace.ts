import { randomBytes } from 'node:crypto';
import {
  migrate,
  openStorage,
  type Storage,
  type StorageTarget
} from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { BackfillRun } from '../../src/app/backfill-run.ts';
import { ConnectionBackfills } from '../../src/app/connection-backfills.ts';
import { Runs, type RunParts } from '../../src/app/open-run.ts';
import { pausedObjects, Pipeline } from '../../src/app/pipeline.ts';
import { Rehearsals } from '../../src/app/rehearsals.ts';
import { Tick } from '../../src/app/tick.ts';
import type { Connection } from '../../src/domain/index.ts';
import type { SyncResult } from '../../src/entrypoints/cli/services.ts';
import { silentLogger, systemClock, type Clock } from '../../src/kernel/index.ts';
import { Backfills, type BackfillProgress } from '../../src/pipeline/backfill/index.ts';
import type { Rehearsal } from '../../src/pipeline/rehearsal/index.ts';
import type { Purpose } from '../../src/rules/index.ts';
import {
  Connections,
  Settings,
  Verification,
  type ConnectRequest,
  type VerifyReport
} from '../../src/workspace/index.ts';
import type { OrgAddress } from './local-org.ts';
import { aCommunity, aMember, anActivity } from './records.ts';
import { takeRecords, type Records } from './take-records.ts';

export type { Records } from './take-records.ts';

interface WorkspaceOptions {
  readonly target?: StorageTarget;
  readonly auth?: ConnectRequest['auth'];
  /** How a Bulk job is waited for. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  readonly clock?: Clock;
}

/** What stands between the push and the world. */
interface PushPorts {
  readonly storage: (storage: Storage) => Storage;
  readonly wrap: <T extends object>(port: T) => T;
  /** What the org says it has used of its day; what it really says when absent. */
  readonly usage?: { readonly used: number; readonly max: number } | undefined;
}

interface Parts extends RunParts {
  readonly runs: Runs;
  readonly pipeline: Pipeline;
}

const ONCE = () => ({ wait: false, signal: new AbortController().signal });
/** Where its runs say that people reach the Studio. */
export const STUDIO = 'https://studio.example';

const IN_MEMORY: StorageTarget = { kind: 'sqlite', file: ':memory:' };

/** One workspace in one process: storage, a connection, and the pipeline over real HTTP. */
export class Workspace {
  readonly storage: Storage;
  readonly connection: Connection;
  readonly settings: Settings;
  readonly backfills: Backfills;
  private readonly parts: Parts;

  private constructor(connection: Connection, parts: Parts) {
    this.connection = connection;
    this.parts = parts;
    this.storage = parts.storage;
    this.settings = parts.settings;
    this.backfills = new Backfills(parts);
  }

  /** An empty workspace, connected to the org; in memory and by client credentials unless told otherwise. */
  static async connect(
    org: OrgAddress,
    {
      target = IN_MEMORY,
      auth = clientCredentials(org),
      clock = systemClock,
      pause
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
    const settings = new Settings({ storage, clock });
    const backoff = { baseMs: 5, maxMs: 50 };
    const parts = {
      ...{ storage, connections, settings, clock, logger: silentLogger, backoff },
      studioUrl: STUDIO
    };
    const runs = new Runs(parts);
    const pipeline = new Pipeline({
      ...parts,
      runs,
      resumeImports: async () => undefined,
      ...(pause && { pause })
    });
    return new Workspace(connection, { ...parts, runs, pipeline });
  }

  /** Stores the records with their changes, as intake does: only what really changed. */
  async take(records: Records): Promise<void> {
    await takeRecords(this.storage, records);
  }

  async sync(signal: AbortSignal = new AbortController().signal): Promise<SyncResult> {
    return this.parts.pipeline.sync({ wait: false, signal });
  }

  /** A sync under whose push something happens. */
  async syncMeanwhile(happens: () => Promise<void>): Promise<SyncResult> {
    const { runs, pipeline } = this.parts;
    return runs.turn({ kind: 'sync', ...ONCE() }, async (open) => {
      const access = await pipeline.prepare(open, undefined, { makeContacts: true });
      await happens();
      await pipeline.push(open, access);
      return runs.close(open, pausedObjects(access));
    });
  }

  /** A sync up to the push, which then reaches storage and org through these ports alone. */
  async pushThrough({ storage, wrap, usage }: PushPorts): Promise<void> {
    const { runs, pipeline } = this.parts;
    await runs.turn({ kind: 'sync', ...ONCE() }, async (open) => {
      const access = await pipeline.prepare(open, undefined, { makeContacts: true });
      const { org } = open;
      const wrapped = { ...org, writer: wrap(org.writer), bulk: wrap(org.bulk) };
      const through = { ...open, org: usage ? { ...wrapped, usage: () => usage } : wrapped };
      await pipeline.push(through, access, { storage: storage(this.storage) });
    });
  }

  /** One slot of the timetable, as the clock stands. */
  async tick(): ReturnType<Tick['run']> {
    const connection = await this.storage.connections.find(this.connection.id);
    return new Tick(this.parts).run(connection ?? this.connection, new AbortController().signal);
  }

  /** What the integration user lacks for what the connection is for now. */
  verify(): Promise<VerifyReport> {
    return new Verification(this.parts).verify(this.connection.id);
  }

  /** The same org and user, for something else. */
  async become(purpose: Partial<Purpose>): Promise<void> {
    const { connections } = this.storage;
    const { id } = this.connection;
    const before = (await connections.find(id)) ?? this.connection;
    await connections.change(id, { ...before, ...purpose });
  }

  rehearse(): Promise<Rehearsal> {
    return new Rehearsals(this.parts).rehearse(ONCE());
  }

  syncPlan(id: string): Promise<SyncResult> {
    return new Rehearsals(this.parts).run(id, ONCE());
  }

  /** Works on the backfill that waits for it, so many activities at a time if told. */
  backfill(
    pageSize?: number,
    options: Partial<Parameters<BackfillRun['run']>[0]> = {}
  ): Promise<SyncResult | undefined> {
    const run = new BackfillRun({ ...this.parts, ...(pageSize && { pageSize }) });
    return run.run({ signal: new AbortController().signal, ...options });
  }

  /** What the service does every few seconds for a backfill, so many activities at a time. */
  async workOff(pageSize: number): Promise<void> {
    const run = new BackfillRun({ ...this.parts, pageSize });
    await run.workOff(this.connection, new AbortController().signal);
  }

  /** The newest backfill as people see it. */
  backfillProgress(): Promise<BackfillProgress | null> {
    return new ConnectionBackfills(this.parts).progress(this.connection);
  }

  close(): Promise<void> {
    return this.storage.close();
  }
}

function clientCredentials({ clientId, clientSecret }: OrgAddress): ConnectRequest['auth'] {
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
