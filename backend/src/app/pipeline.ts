import {
  openOrg,
  OrgAccessError,
  RequestRejectedError,
  SignInRefusedError,
  type Org
} from '../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../adapters/storage/index.ts';
import { LeaseLostError, PUSH_ORDER, type Connection, type Run } from '../domain/index.ts';
import type { SyncProgress, SyncResult } from '../entrypoints/cli/services.ts';
import { AppError, isoNow, newId, type Clock, type Logger } from '../kernel/index.ts';
import { linkMembers, linkSessions } from '../pipeline/identity/index.ts';
import { pullOrg, type Access } from '../pipeline/pull/index.ts';
import { pushChanges, type PushCounts } from '../pipeline/push/index.ts';
import { keepRollups } from '../pipeline/rollups/index.ts';
import { nextState, type Backoff } from '../rules/index.ts';
import type { Connections } from '../workspace/index.ts';
import { takeLease, type HeldLease, type LeaseHolder } from './held-lease.ts';

/** Another process is at it. */
export class SyncRunningError extends AppError {
  override readonly name = 'SyncRunningError';
  readonly kind = 'conflict';
  readonly code = 'sync_running';

  constructor({ host, pid }: LeaseHolder) {
    super(
      `A sync of this connection is running already (process ${pid} on ${host}).`,
      'Wait for it with: porchlight sync --wait'
    );
  }
}

export interface PipelineParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Finishes imports that a killed process left behind. */
  readonly resumeImports: (signal: AbortSignal) => Promise<unknown>;
  /** Between tries of a failed call or row; Salesforce's pace when absent. */
  readonly backoff?: Backoff;
}

export interface SyncOptions {
  /** Name or id; the one connected last when absent. */
  readonly connection?: string;
  readonly wait: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Hears why the org did not answer before it is asked again. */
  readonly onRetry?: (reason: string) => void;
}

interface OpenRun {
  readonly connection: Connection;
  readonly lease: HeldLease;
  readonly signal: AbortSignal;
  readonly org: Org;
  run: Run;
}

/** One incremental run: what is left of imports, then the lease, then pull → identity → rollups → push. */
export class Pipeline {
  private readonly parts: PipelineParts;

  constructor(parts: PipelineParts) {
    this.parts = parts;
  }

  async sync(options: SyncOptions): Promise<SyncResult> {
    const { storage, connections, resumeImports } = this.parts;
    await resumeImports(options.signal);
    const connection = await connections.current(options.connection);
    nextState(connection.state, 'sync');
    const lease = await takeLease(storage, {
      name: `sync:${connection.id}`,
      wait: options.wait,
      signal: options.signal,
      refusal: (holder) => new SyncRunningError(holder)
    });
    try {
      return await this.runOnce(connection, lease, options);
    } finally {
      await lease.release();
    }
  }

  private async runOnce(
    connection: Connection,
    lease: HeldLease,
    options: SyncOptions
  ): Promise<SyncResult> {
    const open = await this.openRun(connection, lease, options);
    try {
      const { writable } = await this.stages(open, options.onProgress);
      return await this.closeRun(
        open,
        PUSH_ORDER.filter((object) => !writable.has(object))
      );
    } catch (error) {
      await this.abandonRun(open, error);
      options.signal.throwIfAborted();
      throw lease.lost.aborted ? new LeaseLostError(lease.fence.name) : error;
    } finally {
      await open.org.close();
    }
  }

  private async stages(open: OpenRun, onProgress: SyncOptions['onProgress']): Promise<Access> {
    const { storage, clock, backoff } = this.parts;
    const { org, signal, lease } = open;
    const run = {
      storage,
      clock,
      signal,
      fence: lease.fence,
      connectionId: open.connection.id,
      runId: open.run.id
    };
    const report = (stage: SyncProgress['stage']) => (done: number) =>
      onProgress?.({ stage, done });

    const access = await pullOrg({ ...run, reader: org.reader, onProgress: report('pull') });
    await linkMembers({ ...run, onProgress: report('identity') });
    await linkSessions({ ...run, onProgress: report('identity') });
    await keepRollups({ ...run, onProgress: report('rollups') });
    await pushChanges({
      ...run,
      writer: org.writer,
      writable: access.writable,
      changedAccess: access.changed,
      saveCounts: (scope, counts) => this.saveCounts(scope, open, counts),
      onProgress: report('push'),
      ...(backoff ? { backoff } : {})
    });
    return access;
  }

  private async openRun(
    connection: Connection,
    lease: HeldLease,
    { signal: outer, onRetry }: SyncOptions
  ): Promise<OpenRun> {
    const { storage, connections, logger, backoff, clock } = this.parts;
    const signal = AbortSignal.any([outer, lease.lost]);
    const auth = await connections.authOf(connection);
    const run = newRun(connection.id, isoNow(clock));
    await storage.runs.markInterrupted(connection.id, 'The process was stopped.');
    await storage.runs.save(run);
    const { loginUrl, instanceUrl, namespace, userId } = connection;
    const org = openOrg({
      ...{ loginUrl, instanceUrl, namespace, userId, auth, logger, signal },
      ...(backoff && { backoff }),
      ...(onRetry && { onRetry })
    });
    return { connection, lease, signal, org, run };
  }

  private async saveCounts(scope: Scope, open: OpenRun, counts: PushCounts): Promise<void> {
    const { created, updated, unchanged, newlyParked } = counts;
    const apiCalls = open.org.calls();
    open.run = { ...open.run, created, updated, unchanged, parked: newlyParked, apiCalls };
    await scope.runs.save(open.run);
  }

  private async closeRun(open: OpenRun, paused: readonly string[]): Promise<SyncResult> {
    const { storage, connections, clock } = this.parts;
    const { connection } = open;
    const outbox = await storage.exceptions.counts(connection.id);
    const status = outbox.parked > 0 ? 'done_with_parked' : 'done';
    const newlyParked = open.run.parked;
    const finishedAt = isoNow(clock);
    const message = paused.length > 0 ? `Not writable: ${paused.join(', ')}.` : null;
    const run: Run = { ...open.run, status, finishedAt, parked: outbox.parked, message };
    await storage.runs.save(run);
    await connections.note(connection.id, message ? 'impaired' : 'healthy', message);
    const { created, updated, unchanged, parked, apiCalls } = run;
    return {
      ...{ run: run.id, status, created, updated, unchanged, parked, newlyParked },
      waiting: outbox.waiting + outbox.retry,
      paused,
      apiCalls,
      seconds: (Date.parse(finishedAt) - Date.parse(run.startedAt)) / 1000
    };
  }

  /** What was received so far is kept; the next run goes on from there. */
  private async abandonRun(open: OpenRun, error: unknown): Promise<void> {
    if (open.lease.lost.aborted || error instanceof LeaseLostError) return;
    const { storage, connections, clock, logger } = this.parts;
    const needsAttention = !(error instanceof AppError) || isRefusal(error);
    const isStopped = open.signal.aborted;
    const message = isStopped ? 'Stopped.' : error instanceof AppError ? error.message : 'Failed.';
    const status = needsAttention && !isStopped ? 'failed' : 'interrupted';
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

/** The org lets us not in, or does not understand us: only a person can change that. */
function isRefusal(error: AppError): boolean {
  return (
    error instanceof SignInRefusedError ||
    error instanceof OrgAccessError ||
    error instanceof RequestRejectedError
  );
}

function newRun(connectionId: string, startedAt: string): Run {
  return {
    ...{ id: newId(), connectionId, kind: 'sync', status: 'running', startedAt },
    ...{ finishedAt: null, created: 0, updated: 0, unchanged: 0, parked: 0, apiCalls: 0 },
    message: null
  };
}
