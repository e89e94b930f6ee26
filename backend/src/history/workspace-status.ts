import type { ImportRecord, Storage } from '../adapters/storage/index.ts';
import type { Connection, Issue, Run } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import { defaultConnection } from '../rules/index.ts';
import { countOutbox, type OutboxCounts } from './outbox.ts';

const DAY_MS = 86_400_000;
const RUNS_SHOWN = 5;
const ISSUES_SHOWN = 100;

/** How the workspace is doing, for people and for scripts. */
export interface WorkspaceStatus {
  /** The one that sync uses; null until an org is connected. */
  readonly connection: ConnectionSummary | null;
  readonly outbox: OutboxCounts;
  readonly counts: {
    readonly communities: number;
    readonly members: number;
    readonly activities: number;
    /** Viewings of interactive demos. */
    readonly sessions: number;
  };
  readonly apiUse: { readonly callsLast24Hours: number };
  readonly lastImport: ImportSummary | null;
  /** The newest first. */
  readonly lastRuns: readonly Run[];
  /** Open ones, the latest seen first; at most a hundred. */
  readonly issues: readonly Issue[];
}

export type ConnectionSummary = Pick<
  Connection,
  'id' | 'name' | 'instanceUrl' | 'orgId' | 'username' | 'namespace' | 'state' | 'stateReason'
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

  async status(): Promise<WorkspaceStatus> {
    const { storage } = this;
    const connection = defaultConnection(await storage.connections.list());
    const lastImport = await storage.imports.latest();
    return {
      connection: connection ? summaryOf(connection) : null,
      outbox: connection ? await countOutbox(storage, connection.id) : NOTHING,
      counts: {
        communities: await storage.communities.count(),
        members: await storage.members.count(),
        activities: await storage.activities.count(),
        sessions: await storage.sessions.count()
      },
      apiUse: { callsLast24Hours: connection ? await this.callsOfOneDay(connection.id) : 0 },
      lastImport: lastImport ? importSummary(lastImport) : null,
      lastRuns: connection ? await storage.runs.list(connection.id, RUNS_SHOWN) : [],
      issues: connection ? await storage.issues.listOpen(connection.id, ISSUES_SHOWN) : []
    };
  }

  private async callsOfOneDay(connectionId: string): Promise<number> {
    const since = new Date(this.clock.now().getTime() - DAY_MS).toISOString();
    return this.storage.runs.apiCallsSince(connectionId, since);
  }
}

function summaryOf(connection: Connection): ConnectionSummary {
  const { id, name, instanceUrl, orgId, username, namespace, state, stateReason } = connection;
  return { id, name, instanceUrl, orgId, username, namespace, state, stateReason };
}

function importSummary(record: ImportRecord): ImportSummary {
  const { connector, state, accepted, duplicates, rejected } = record;
  const { message, startedAt, finishedAt } = record;
  return { connector, state, accepted, duplicates, rejected, message, startedAt, finishedAt };
}
