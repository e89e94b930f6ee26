import { AppError, isoNow, type Clock } from '../kernel/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Backfill, Connection } from '../domain/index.ts';
import type { SyncResult } from '../entrypoints/cli/services.ts';
import { handOver, takeBacklog, WORKABLE } from '../pipeline/backfill/index.ts';
import type { Access } from '../pipeline/pull/index.ts';
import { writesAnything } from '../rules/index.ts';
import { ApiBudgets, isOutOfCalls } from '../workspace/index.ts';
import type { OpenRun, RunParts, Runs } from './open-run.ts';
import { pausedObjects, type Pipeline, type SyncOptions } from './pipeline.ts';
import { tellProgress } from './run-progress.ts';

/** How soon a running backfill hears that it shall pause. */
const STATE_CHECK_MS = 1_000;
/** After a failure that may pass by itself. */
const REST_MS = 5 * 60_000;

export interface BackfillRunParts extends RunParts {
  readonly runs: Runs;
  readonly pipeline: Pipeline;
  /** Rows handed over at a time. */
  readonly pageSize?: number;
}

type BackfillOptions = Pick<SyncOptions, 'connection' | 'signal' | 'onProgress' | 'onRetry'>;

/**
 * Works backfills off: those of members with open deals first, a page of the history at a time, until
 * the last one is pushed or somebody pauses or cancels. Stopped anywhere, it goes on from its checkpoint.
 */
export class BackfillRun {
  private readonly parts: BackfillRunParts;
  private readonly budgets: ApiBudgets;
  /** By connection; milliseconds of the clock. */
  private readonly restUntil = new Map<string, number>();

  constructor(parts: BackfillRunParts) {
    this.parts = parts;
    this.budgets = new ApiBudgets(parts);
  }

  /** What a service does every few seconds: a backfill that waits for a worker is worked on here. */
  async workOff(connection: Connection, signal: AbortSignal): Promise<void> {
    const { storage, clock } = this.parts;
    const { id } = connection;
    if (!writesAnything(connection)) return;
    if (clock.now().getTime() < (this.restUntil.get(id) ?? 0)) return;
    if (!(await storage.backfills.findOpen(id, WORKABLE))) return;
    if (!(await this.mayCall(connection))) return;
    try {
      await this.run({ connection: id, signal });
    } catch (error) {
      // Another run is at it, or our calls have run short in the middle.
      if (error instanceof AppError && error.kind === 'conflict') return;
      if (isOutOfCalls(error)) return;
      this.restUntil.set(id, clock.now().getTime() + REST_MS);
      throw error;
    }
  }

  private async mayCall(connection: Connection): Promise<boolean> {
    const { apiSharePercent: sharePercent } = await this.parts.settings.of(connection.id);
    return (await this.budgets.verdict(connection, { sharePercent, urgency: 'background' })).go;
  }

  /**
   * @returns what this turn did; undefined when no backfill waits for work.
   * @throws ReadsOnlyError
   */
  async run(options: BackfillOptions): Promise<SyncResult | undefined> {
    const { runs, pipeline, storage } = this.parts;
    const turn = { kind: 'backfill', wait: true, mustWrite: true, ...options } as const;
    return runs.turn(turn, async (open) => {
      const onProgress = tellProgress(this.parts, open.run, options.onProgress);
      const access = await pipeline.prepare(open, onProgress, { makeContacts: true });
      await pipeline.makeRoom(open);
      const found = await storage.backfills.findOpen(open.connection.id, WORKABLE);
      if (found) await this.work(open, access, await this.begin(open, found), onProgress);
      return runs.close(open, pausedObjects(access));
    });
  }

  private async begin(open: OpenRun, backfill: Backfill): Promise<Backfill> {
    const { storage, clock } = this.parts;
    if (backfill.startedAt !== null) return backfill;
    await this.parts.pipeline.limits(open);
    const readsDeals = open.scope.reads.includes('Opportunity');
    const dealAccounts = readsDeals ? await open.org.reader.accountsWithOpenDeals() : [];
    const begun = { ...backfill, dealAccounts, startedAt: isoNow(clock) };
    await storage.transaction(async (scope) => {
      await scope.leases.check(open.lease.fence);
      await takeBacklog(scope, backfill.connectionId);
      await scope.backfills.saveProgress(begun);
      await scope.backfills.move(backfill.id, ['requested'], 'running');
    });
    return begun;
  }

  private async work(
    open: OpenRun,
    access: Access,
    begun: Backfill,
    onProgress: SyncOptions['onProgress']
  ): Promise<void> {
    const { storage, pageSize } = this.parts;
    const watch = new Watch(this.parts, begun);
    try {
      // First what was handed over before a stop, and everything that is not history.
      let at: Backfill | undefined = begun;
      while (at && (await watch.isWanted())) {
        const signal = AbortSignal.any([open.signal, watch.signal]);
        await this.parts.pipeline.push(open, access, { onProgress, signal });
        await watch.note(at);
        const { fence } = open.lease;
        at = await handOver({ storage, fence, ...(pageSize && { pageSize }) }, at);
      }
      if (!at) await this.finish(begun.id, watch);
    } catch (error) {
      if (!watch.signal.aborted || open.signal.aborted) throw error;
    } finally {
      watch.end();
    }
  }

  private async finish(id: string, watch: Watch): Promise<void> {
    const { storage, clock } = this.parts;
    const last = await storage.backfills.find(id);
    if (!last) return;
    await watch.note({ ...last, finishedAt: isoNow(clock) });
    await storage.backfills.move(id, ['running'], 'done');
  }
}

/** Looks whether people still want the backfill, and how long it has been worked on. */
class Watch {
  private readonly storage: Storage;
  private readonly clock: Clock;
  private readonly backfill: Backfill;
  private readonly unwanted = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly begunAt: number;

  constructor({ storage, clock }: Pick<RunParts, 'storage' | 'clock'>, backfill: Backfill) {
    this.storage = storage;
    this.clock = clock;
    this.backfill = backfill;
    this.begunAt = clock.now().getTime();
    // A database that does not answer now stops the push itself.
    this.timer = setInterval(() => void this.isWanted().catch(() => undefined), STATE_CHECK_MS);
    this.timer.unref();
  }

  /** Aborted when somebody has paused or cancelled. */
  get signal(): AbortSignal {
    return this.unwanted.signal;
  }

  async isWanted(): Promise<boolean> {
    const now = await this.storage.backfills.find(this.backfill.id);
    if (now?.state !== 'running' && now?.state !== 'requested') this.unwanted.abort();
    return !this.unwanted.signal.aborted;
  }

  async note(at: Backfill): Promise<void> {
    const worked = (this.clock.now().getTime() - this.begunAt) / 1000;
    const workedSeconds = this.backfill.workedSeconds + worked;
    await this.storage.backfills.saveProgress({ ...at, workedSeconds });
  }

  end(): void {
    clearInterval(this.timer);
  }
}
