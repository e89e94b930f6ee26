import { openOrg, SignInRefusedError, type Org } from '../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../adapters/storage/index.ts';
import {
  KIND_OF,
  LeaseLostError,
  pushConsumer,
  type CallUrgency,
  type ChangeKind,
  type Connection,
  type ConnectionSettings,
  type Run,
  type RunKind
} from '../domain/index.ts';
import type { SyncResult } from '../entrypoints/cli/services.ts';
import { AppError, isoNow, newId, type Clock, type Logger } from '../kernel/index.ts';
import { OrgHealth } from '../pipeline/health/index.ts';
import type { PushCounts } from '../pipeline/push/index.ts';
import {
  nextState,
  requireWriting,
  syncScope,
  writesAnything,
  type Backoff,
  type SyncScope
} from '../rules/index.ts';
import { ApiBudgets, type Connections, type Settings } from '../workspace/index.ts';
import { GivingWay } from './giving-way.ts';
import { takeLease, type HeldLease, type LeaseHolder } from './held-lease.ts';
import { endingOf, isRefusal } from './run-ending.ts';

/** What history says of a run whose process died. */
export const PROCESS_STOPPED = 'The process was stopped.';

/** Another process is at it. */
export class SyncRunningError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'sync_running';

  constructor({ host, pid }: LeaseHolder) {
    super(
      `A sync of this connection is running already (process ${pid} on ${host}).`,
      'Wait for it with: porchlight sync --wait'
    );
  }
}

export interface RunParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where people reach the Studio, for links in the org; none when absent. */
  readonly studioUrl?: string | undefined;
  /** Between tries of a failed call or row; Salesforce's pace when absent. */
  readonly backoff?: Backoff;
}

export interface TurnOptions {
  readonly kind: RunKind;
  /** Name or id; the one connected last when absent. */
  readonly connection?: string;
  /** Wait for a run that is going on already, instead of failing. */
  readonly wait: boolean;
  /** Refused for a connection that only reads. */
  readonly mustWrite?: true;
  readonly signal: AbortSignal;
  /** Hears why the org did not answer before it is asked again. */
  readonly onRetry?: (reason: string) => void;
  /** Hears of the run as soon as it is on record. */
  readonly onBegin?: (run: Run) => void;
}

type Positions = ReadonlyMap<ChangeKind, number>;

/** A run that has begun: the connection's lease is ours, and the org is within reach. */
export interface OpenRun {
  readonly connection: Connection;
  readonly settings: ConnectionSettings;
  readonly lease: HeldLease;
  /** Aborted when the caller stops the run or another process has taken the lease over. */
  readonly signal: AbortSignal;
  readonly org: Org;
  /** Between two pieces of work: lets the runs of other orgs have the process. */
  readonly giveWay: () => Promise<void>;
  /** Whether API calls are left for work that can wait. */
  readonly mayDoMore: () => Promise<boolean>;
  /** How far the push had read each kind of change when the run began. */
  readonly positions: Positions;
  /** Tells the org what its administrators should see of the run. */
  readonly health: OrgHealth;
  /** The org has what we made in it instead of the package. */
  readonly isProvisioned: boolean;
  /** What the connection reads and writes. */
  readonly scope: SyncScope;
  run: Run;
  /** What is wrong with the mapping; null when nothing is, or nobody has looked yet. */
  mapping: string | null;
}

/** A run that has brought what there was to bring. */
interface EndedRun extends Run {
  readonly status: SyncResult['status'];
  readonly finishedAt: string;
}

/** Begins and ends runs: one at a time per connection, each with a record of what came of it. */
export class Runs {
  private readonly parts: RunParts;
  private readonly budgets: ApiBudgets;
  private readonly givingWay = new GivingWay();

  constructor(parts: RunParts) {
    this.parts = parts;
    this.budgets = new ApiBudgets(parts);
  }

  /**
   * @throws SyncRunningError while another run is at it and the caller does not wait,
   * TransitionRefusedError when the connection is stopped, ReadsOnlyError
   */
  async turn<T>(options: TurnOptions, work: (open: OpenRun) => Promise<T>): Promise<T> {
    const { id } = await this.usable(options.connection, options);
    const lease = await takeLease(this.parts.storage, {
      name: `sync:${id}`,
      wait: options.wait,
      signal: options.signal,
      refusal: (holder) => new SyncRunningError(holder)
    });
    const { giveWay, end } = this.givingWay.begin(options.kind);
    try {
      // While it waited for its turn, people may have changed or stopped the connection.
      const connection = await this.usable(id, options);
      const open = { ...(await this.open(connection, lease, options)), giveWay };
      options.onBegin?.(open.run);
      return await this.within(open, options, work);
    } finally {
      end();
      await lease.release();
    }
  }

  /** Called in the transaction of each receipt. */
  async saveCounts(scope: Scope, open: OpenRun, counts: PushCounts): Promise<void> {
    const { created, updated, unchanged, newlyParked } = counts;
    const apiCalls = open.org.calls();
    open.run = { ...open.run, created, updated, unchanged, parked: newlyParked, apiCalls };
    await scope.runs.save(open.run);
  }

  /** The run as it ends if nothing else happens. */
  async ended(open: OpenRun, paused: readonly string[]): Promise<EndedRun> {
    const { parked } = await this.parts.storage.exceptions.counts(open.connection.id);
    return {
      ...open.run,
      parked,
      status: parked > 0 ? 'done_with_parked' : 'done',
      finishedAt: isoNow(this.parts.clock),
      apiCalls: open.org.calls(),
      message: paused.length > 0 ? `Not writable: ${paused.join(', ')}.` : null
    };
  }

  async close(open: OpenRun, paused: readonly string[]): Promise<SyncResult> {
    const { storage, connections } = this.parts;
    const { connection } = open;
    await this.saveRanges(open);
    const newlyParked = open.run.parked;
    const ended = await this.ended(open, paused);
    // A call of its own, if it is made, is one of the run's.
    if (ended.kind !== 'rehearsal') {
      await open.health.close({ ...ended, apiCalls: ended.apiCalls + 1 });
    }
    const run = { ...ended, apiCalls: open.org.calls() };
    await storage.runs.save(run);
    const reason = open.mapping ?? run.message;
    await connections.note(connection.id, reason ? 'impaired' : 'healthy', reason);
    const outbox = await storage.exceptions.counts(connection.id);
    const { status, created, updated, unchanged, parked, apiCalls } = run;
    return {
      ...{ run: run.id, status, created, updated, unchanged, parked, newlyParked },
      waiting: outbox.waiting + outbox.retry,
      paused,
      apiCalls,
      seconds: (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000
    };
  }

  private async usable(
    wanted: string | undefined,
    { mustWrite }: TurnOptions
  ): Promise<Connection> {
    const connection = await this.parts.connections.current(wanted);
    nextState(connection.state, 'sync');
    if (mustWrite) requireWriting(connection);
    return connection;
  }

  private async within<T>(
    open: OpenRun,
    options: TurnOptions,
    work: (open: OpenRun) => Promise<T>
  ): Promise<T> {
    try {
      return await work(open);
    } catch (error) {
      await this.abandon(open, error);
      options.signal.throwIfAborted();
      const { lease } = open;
      throw lease.lost.aborted ? new LeaseLostError(lease.fence.name) : error;
    } finally {
      await open.org.close();
    }
  }

  private async open(
    connection: Connection,
    lease: HeldLease,
    { kind, signal: outer, onRetry }: TurnOptions
  ): Promise<Omit<OpenRun, 'giveWay'>> {
    const { storage, connections, logger, backoff, clock, studioUrl } = this.parts;
    const signal = AbortSignal.any([outer, lease.lost]);
    const auth = await connections.authOf(connection);
    const settings = await this.parts.settings.of(connection.id);
    const run = newRun(connection.id, kind, isoNow(clock));
    await storage.runs.markInterrupted(connection.id, PROCESS_STOPPED);
    await storage.runs.save(run);
    const { loginUrl, instanceUrl, namespace, userId, orgId } = connection;
    const isProvisioned = namespace === '' && (await storage.provisionedItems.hasObject(orgId));
    const gate = this.budgets.gate(connection, {
      sharePercent: settings.apiSharePercent,
      urgency: urgencyOf(kind)
    });
    const org = openOrg({
      ...{ loginUrl, instanceUrl, namespace, userId, auth, logger, signal, gate },
      ...(backoff && { backoff }),
      ...(onRetry && { onRetry })
    });
    const positions = await this.positions(connection.id);
    const background = { sharePercent: settings.apiSharePercent, urgency: 'background' } as const;
    const mayDoMore = async () => (await this.budgets.verdict(connection, background)).go;
    const { writer, usage } = org;
    const health = new OrgHealth({
      ...{ storage, clock, logger, connectionId: connection.id, fence: lease.fence },
      ...{ writer, usage, studioUrl, isSilent: isProvisioned || !writesAnything(connection) }
    });
    return {
      ...{ connection, settings, lease, signal, org, mayDoMore, positions, health },
      ...{ isProvisioned, run, mapping: null, scope: syncScope(connection) }
    };
  }

  private async positions(connectionId: string): Promise<Positions> {
    const { cursors } = this.parts.storage;
    const positions = new Map<ChangeKind, number>();
    for (const kind of Object.values(KIND_OF)) {
      positions.set(kind, await cursors.position(pushConsumer(connectionId), kind));
    }
    return positions;
  }

  /** Which changes this run has answered: with it, the change log tells every record's history. */
  private async saveRanges(open: OpenRun): Promise<void> {
    const now = await this.positions(open.connection.id);
    const ranges = [...now].map(([kind, upTo]) => ({
      ...{ kind, upTo, after: open.positions.get(kind) ?? 0 }
    }));
    const read = ranges.filter(({ after, upTo }) => upTo > after);
    await this.parts.storage.runs.saveRanges(open.run.id, read);
  }

  /** What was received so far is kept; the next run goes on from there. */
  private async abandon(open: OpenRun, error: unknown): Promise<void> {
    if (open.lease.lost.aborted || error instanceof LeaseLostError) return;
    await this.saveRanges(open);
    const { storage, connections, clock, logger } = this.parts;
    const { status, message } = endingOf(error, open.signal.aborted);
    logger.warn({ runId: open.run.id, status, reason: message }, 'sync stopped');
    const finishedAt = isoNow(clock);
    const apiCalls = open.org.calls();
    await storage.runs.save({ ...open.run, status, finishedAt, apiCalls, message });
    if (error instanceof AppError && isRefusal(error)) {
      const event = error instanceof SignInRefusedError ? 'sign-in-refused' : 'impaired';
      await connections.note(open.connection.id, event, message);
    }
  }
}

/** The history may wait; what happens now shall be seen soon. */
function urgencyOf(kind: RunKind): CallUrgency {
  return kind === 'backfill' ? 'background' : 'normal';
}

function newRun(connectionId: string, kind: RunKind, startedAt: string): Run {
  return {
    ...{ id: newId(), connectionId, kind, status: 'running', startedAt },
    ...{ finishedAt: null, created: 0, updated: 0, unchanged: 0, parked: 0, apiCalls: 0 },
    message: null
  };
}
