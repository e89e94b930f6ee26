import type { Storage } from '../adapters/storage/index.ts';
import type { Connection, ConnectionSettings } from '../domain/index.ts';
import type { SyncResult } from '../entrypoints/cli/services.ts';
import { countOutbox } from '../history/index.ts';
import type { Clock } from '../kernel/index.ts';
import { WORKABLE } from '../pipeline/backfill/index.ts';
import { isInUse, isSlot, writesAnything } from '../rules/index.ts';
import { ApiBudgetError, ApiBudgets, isOutOfCalls, type Settings } from '../workspace/index.ts';
import { SyncRunningError } from './open-run.ts';
import type { Pipeline } from './pipeline.ts';

const MINUTE_MS = 60_000;

/** Why a slot of the timetable passed without a run. */
export type SkipReason =
  /** The org lets us not in. */
  | 'not_connected'
  /** The interval names other minutes. */
  | 'not_due'
  /** Nothing was ever brought to this org: that is the backfill's part. */
  | 'not_started'
  | 'backfilling'
  /** Nothing to write, and the org was asked for news not long ago. */
  | 'idle'
  /** Another run is at it. */
  | 'running'
  /** The org refuses every call, or our share of its calls is used up. */
  | 'limit'
  | 'budget';

export interface TickParts {
  readonly storage: Storage;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly pipeline: Pipeline;
}

/** One slot of the timetable at one org: an incremental run if one is due, and no call at all if not. */
export class Tick {
  private readonly parts: TickParts;
  private readonly budgets: ApiBudgets;

  constructor(parts: TickParts) {
    this.parts = parts;
    this.budgets = new ApiBudgets(parts);
  }

  async run(
    connection: Connection,
    signal: AbortSignal
  ): Promise<SyncResult | { readonly skipped: SkipReason }> {
    const { settings, pipeline } = this.parts;
    if (isClosed(connection)) return { skipped: 'not_connected' };
    const skipped = await this.reasonToSkip(connection, await settings.of(connection.id));
    if (skipped) return { skipped };
    try {
      return await pipeline.sync({ connection: connection.id, wait: false, signal });
    } catch (error) {
      if (error instanceof SyncRunningError) return { skipped: 'running' };
      if (isOutOfCalls(error))
        return { skipped: error instanceof ApiBudgetError ? 'budget' : 'limit' };
      throw error;
    }
  }

  private async reasonToSkip(
    connection: Connection,
    { intervalMinutes, readMinutes, apiSharePercent: sharePercent }: ConnectionSettings
  ): Promise<SkipReason | undefined> {
    const { storage, clock } = this.parts;
    const { id } = connection;
    const now = clock.now();
    if (!isSlot(now, intervalMinutes)) return 'not_due';
    const isBackfilling = await this.isBackfilling(connection, sharePercent);
    if (isBackfilling && writesAnything(connection)) return 'backfilling';
    const last = await storage.runs.lastDone(id);
    if (!last) return 'not_started';
    const hasRead = Date.parse(last.startedAt) > now.getTime() - readMinutes * MINUTE_MS;
    if (hasRead && (await countOutbox(storage, connection)).pending === 0) return 'idle';
    const verdict = await this.budgets.verdict(connection, { sharePercent, urgency: 'normal' });
    if (verdict.go) return undefined;
    return verdict.reason === 'limit' ? 'limit' : 'budget';
  }

  /** A backfill that waits for API calls leaves the rest of them to the incremental runs. */
  private async isBackfilling(connection: Connection, sharePercent: number): Promise<boolean> {
    const { backfills } = this.parts.storage;
    if (!(await backfills.findOpen(connection.id, WORKABLE))) return false;
    return (await this.budgets.verdict(connection, { sharePercent, urgency: 'background' })).go;
  }
}

function isClosed(connection: Connection): boolean {
  return connection.state === 'expired' || !isInUse(connection);
}
