import type { ImportRecord, Storage } from '../adapters/storage/index.ts';
import {
  DEFAULT_SETTINGS,
  type Connection,
  type Issue,
  type Run,
  type RunProgress
} from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import { currentVerification, defaultConnection, lostSince, nextSlot } from '../rules/index.ts';
import { apiStanding, apiUse, type ApiStanding, type ApiUse } from './api-use.ts';
import { storageUse, type StorageUse } from './storage-use.ts';
import { countOutbox, type OutboxCounts } from './outbox.ts';

const DAY_MS = 86_400_000;
const RUNS_SHOWN = 5;
const ISSUES_SHOWN = 100;
/** Held by the process that runs the timetable. */
export const TIMETABLE_LEASE = 'timetable';

/** How the workspace is doing, for people and for scripts. */
export interface WorkspaceStatus {
  /** The one that was asked for, else the one that sync uses; null until an org is connected. */
  readonly connection: ConnectionSummary | null;
  readonly outbox: OutboxCounts;
  readonly counts: {
    readonly communities: number;
    readonly members: number;
    readonly activities: number;
    /** Viewings of interactive demos. */
    readonly sessions: number;
  };
  readonly apiUse: {
    /** By this connection's runs. */
    readonly callsLast24Hours: number;
    /** Of the org with all its tools; null until an org is connected. */
    readonly org: ApiStanding | null;
  };
  /** Of the org; null until one is connected. */
  readonly storage: StorageUse | null;
  readonly lastImport: ImportSummary | null;
  readonly schedule: Schedule;
  /** The newest first. */
  readonly lastRuns: readonly Run[];
  /** Open ones, the latest seen first; at most a hundred. */
  readonly issues: readonly Issue[];
}

/** When incremental runs come by themselves. */
export interface Schedule {
  readonly intervalMinutes: number;
  /** Null while no service runs, or before anything was ever brought to the org. */
  readonly nextRunAt: string | null;
}

/** How the sync with one org stands, for people who watch it. */
export interface SyncState {
  readonly connection: ConnectionSummary;
  /** Null when nobody has looked yet at what the present user may do for what the connection is for. */
  readonly verification: {
    readonly at: string;
    readonly missing: number;
    /** What a run could not write any more since. */
    readonly lostSince: readonly string[];
  } | null;
  readonly schedule: Schedule;
  readonly outbox: OutboxCounts;
  readonly running: (Run & { readonly progress: RunProgress | null }) | null;
  /** The newest that brought, or found nothing to bring, to the org. */
  readonly lastRun: Run | null;
  /** The newest of any kind: whoever watches sees a short run, too, by what it leaves. */
  readonly newestRun: Run | null;
}

export type ConnectionSummary = Pick<
  Connection,
  | ('id' | 'name' | 'instanceUrl' | 'orgId' | 'username' | 'namespace' | 'state' | 'stateReason')
  | ('capability' | 'direction')
>;

export type ImportSummary = Omit<ImportRecord, 'id' | 'path' | 'options'>;

const NOTHING: OutboxCounts = { pending: 0, waiting: 0, parked: 0 };

/** Read models; nothing here writes. */
export class WorkspaceHistory {
  private readonly storage: Storage;
  private readonly clock: Clock;

  constructor(parts: { storage: Storage; clock: Clock }) {
    this.storage = parts.storage;
    this.clock = parts.clock;
  }

  /** Of the connection with this id, or the one connected last. */
  async status(connectionId?: string): Promise<WorkspaceStatus> {
    const { storage } = this;
    const connection =
      connectionId === undefined
        ? await this.connection()
        : await storage.connections.find(connectionId);
    const lastImport = await storage.imports.latest();
    const standing = connection
      ? await apiStanding({ storage, clock: this.clock }, connection)
      : null;
    return {
      connection: connection ? summaryOf(connection) : null,
      outbox: connection ? await countOutbox(storage, connection) : NOTHING,
      counts: {
        communities: await storage.communities.count(),
        members: await storage.members.count(),
        activities: await storage.activities.count(),
        sessions: await storage.sessions.count()
      },
      apiUse: {
        callsLast24Hours: connection ? await this.callsOfOneDay(connection.id) : 0,
        org: standing
      },
      storage: connection ? await storageUse({ storage, clock: this.clock }, connection) : null,
      lastImport: lastImport ? importSummary(lastImport) : null,
      schedule: await this.schedule(connection, standing),
      lastRuns: connection ? await storage.runs.list(connection.id, RUNS_SHOWN) : [],
      issues: connection ? await storage.issues.listOpen(connection.id, ISSUES_SHOWN) : []
    };
  }

  apiUse(connection: Pick<Connection, 'id' | 'orgId'>): Promise<ApiUse> {
    return apiUse({ storage: this.storage, clock: this.clock }, connection);
  }

  /** The newest first; none without an org. */
  async runs(limit: number, connectionId?: string): Promise<Run[]> {
    const id = connectionId ?? (await this.connection())?.id;
    return id === undefined ? [] : this.storage.runs.list(id, limit);
  }

  /** Every open issue, the latest seen first. */
  async issues(connectionId?: string): Promise<Issue[]> {
    const id = connectionId ?? (await this.connection())?.id;
    return id === undefined ? [] : this.storage.issues.listOpen(id);
  }

  /** How the sync with one org stands. */
  async syncState(connection: Connection): Promise<SyncState> {
    const { storage } = this;
    const { id } = connection;
    const { verification, met } = await storage.orgAccess.find(id);
    const verified = currentVerification(connection, verification);
    const running = await storage.runs.findRunning(id);
    const standing = await apiStanding({ storage, clock: this.clock }, connection);
    return {
      connection: summaryOf(connection),
      verification: verified
        ? {
            ...{ at: verified.at, missing: verified.findings.length },
            lostSince: lostSince(verified, met)
          }
        : null,
      schedule: await this.schedule(connection, standing),
      outbox: await countOutbox(storage, connection),
      running: running ? { ...running.run, progress: running.progress } : null,
      lastRun: (await storage.runs.lastDone(id)) ?? null,
      newestRun: (await storage.runs.list(id, 1))[0] ?? null
    };
  }

  private async connection(): Promise<Connection | undefined> {
    return defaultConnection(await this.storage.connections.list());
  }

  private async schedule(
    connection: Connection | undefined,
    standing: ApiStanding | null
  ): Promise<Schedule> {
    const { storage } = this;
    const set = connection ? await storage.settings.find(connection.id) : {};
    const { intervalMinutes } = { ...DEFAULT_SETTINGS, ...set };
    const isKept = await storage.leases.findHolder(TIMETABLE_LEASE);
    const hasBegun = connection && (await storage.runs.lastDone(connection.id));
    // Incremental runs go on while background work waits for calls.
    const waits = standing && standing.state !== 'background' ? standing.resumesAt : null;
    const from = waits === null ? this.clock.now() : new Date(waits);
    const nextRunAt = isKept && hasBegun ? nextSlot(from, intervalMinutes).toISOString() : null;
    return { intervalMinutes, nextRunAt };
  }

  private async callsOfOneDay(connectionId: string): Promise<number> {
    const since = new Date(this.clock.now().getTime() - DAY_MS).toISOString();
    return this.storage.runs.apiCallsSince(connectionId, since);
  }
}

function summaryOf(connection: Connection): ConnectionSummary {
  const { id, name, instanceUrl, orgId, username, namespace, state, stateReason } = connection;
  const { capability, direction } = connection;
  return {
    ...{ id, name, instanceUrl, orgId, username, namespace, state, stateReason },
    ...{ capability, direction }
  };
}

function importSummary(record: ImportRecord): ImportSummary {
  const { connector, state, accepted, duplicates, rejected } = record;
  const { message, startedAt, finishedAt } = record;
  return { connector, state, accepted, duplicates, rejected, message, startedAt, finishedAt };
}
