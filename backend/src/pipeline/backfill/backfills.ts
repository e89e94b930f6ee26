import { countLastingRows, type Scope, type Storage } from '../../adapters/storage/index.ts';
import {
  DEFAULT_SETTINGS,
  pushConsumer,
  type Backfill,
  type BackfillScope,
  type BackfillState,
  type OrgStorage
} from '../../domain/index.ts';
import { isoNow, newId, type Clock } from '../../kernel/index.ts';
import { ASSUMED_ROWS_PER_SECOND, estimateCost, type CostEstimate } from '../../rules/index.ts';
import { BackfillOpenError, NoSuchBackfillError } from './backfill-errors.ts';
import { readRequest, type BackfillRequest } from './backfill-request.ts';

/** Sign-in apart: describe and mirror, then Accounts with open deals, and what storage is left. */
const READS = 3;
/** States in which a run works on it. */
export const WORKABLE: readonly BackfillState[] = ['requested', 'running'];
const OPEN: readonly BackfillState[] = [...WORKABLE, 'paused'];

/** What a backfill takes, and what the org said last of the storage it has left. */
export interface BackfillEstimate extends CostEstimate {
  /** Null before the org was asked. */
  readonly orgStorage: OrgStorage | null;
}

/** A backfill as people watch it. */
export interface BackfillProgress extends Pick<
  Backfill,
  'id' | 'scope' | 'total' | 'rank' | 'requestedAt' | 'startedAt' | 'finishedAt'
> {
  /** `waiting`: API calls have run short; its `message` says why, and it goes on by itself. */
  readonly state: BackfillState | 'waiting';
  /** Activities looked at and in the org, parked, or waiting for a parent. */
  readonly done: number;
  readonly rowsPerSecond: number | null;
  /** Of work; null until the pace is known. */
  readonly secondsLeft: number | null;
  /** The earliest time at which it goes on, ISO-8601 UTC; null unless it waits. */
  readonly goesOnAt: string | null;
  readonly message: string | null;
}

/** What is kept in the transaction of a step: who took it. */
export type AlongWith = (scope: Scope) => Promise<void>;

/** What people ask of backfills; the work itself is a run's. */
export class Backfills {
  private readonly storage: Storage;
  private readonly clock: Clock;

  constructor(parts: { storage: Storage; clock: Clock }) {
    this.storage = parts.storage;
    this.clock = parts.clock;
  }

  /** @throws InvalidBackfillError */
  async estimate(connectionId: string, request: BackfillRequest): Promise<BackfillEstimate> {
    const { storage } = this;
    const scope = await readRequest(storage, request);
    const rowsPerSecond = (await this.measuredPace(connectionId)) ?? ASSUMED_ROWS_PER_SECOND;
    const rows = (await countLastingRows(storage)) + (await this.activities(connectionId, scope));
    const estimate = estimateCost(rows, { reads: READS, rowsPerSecond });
    return { ...estimate, orgStorage: await this.orgStorage(connectionId) };
  }

  /** @throws BackfillOpenError, InvalidBackfillError */
  async request(
    connectionId: string,
    request: BackfillRequest,
    alongWith?: AlongWith
  ): Promise<Backfill> {
    const { storage } = this;
    const scope = await readRequest(storage, request);
    const backfill: Backfill = {
      ...{ id: newId(), connectionId, state: 'requested', scope },
      ...{ total: await storage.historyPages.count(scope), queued: 0 },
      ...{ rank: 'open_deals', afterId: null, dealAccounts: [], workedSeconds: 0 },
      ...{ requestedAt: isoNow(this.clock), startedAt: null, finishedAt: null, message: null }
    };
    await storage.transaction(async (within) => {
      const open = await within.backfills.findOpen(connectionId, OPEN);
      if (open) throw new BackfillOpenError(open.state, open.requestedAt);
      await within.backfills.insert(backfill);
      await alongWith?.(within);
    });
    return backfill;
  }

  /** Takes effect within seconds; what is on its way is received. */
  pause(connectionId: string, alongWith?: AlongWith): Promise<Backfill> {
    return this.move({ connectionId, alongWith }, WORKABLE, 'paused');
  }

  resume(connectionId: string, alongWith?: AlongWith): Promise<Backfill> {
    const from = ['paused', 'requested', 'running'] as const;
    return this.move({ connectionId, alongWith }, from, 'running', 'resumed');
  }

  /** What the org has already stays there; new activity goes on. */
  cancel(connectionId: string, alongWith?: AlongWith): Promise<Backfill> {
    return this.move({ connectionId, alongWith }, OPEN, 'cancelled');
  }

  /** The newest one, whatever its state. */
  latest(connectionId: string): Promise<Backfill | undefined> {
    return this.storage.backfills.latest(connectionId);
  }

  /** How far it is; whether API calls are left for it is not asked. */
  async describe(backfill: Backfill): Promise<BackfillProgress> {
    const { id, state, scope, total, rank, requestedAt, startedAt, finishedAt } = backfill;
    const waiting = await this.unread(backfill);
    const done = Math.min(total, Math.max(0, backfill.queued - waiting));
    const rowsPerSecond = backfill.workedSeconds > 0 ? done / backfill.workedSeconds : null;
    return {
      ...{ id, state, scope, total, rank, requestedAt, startedAt, finishedAt, done },
      rowsPerSecond: rowsPerSecond === null ? null : Math.round(rowsPerSecond * 10) / 10,
      secondsLeft: rowsPerSecond ? Math.ceil((total - done) / rowsPerSecond) : null,
      goesOnAt: null,
      message: backfill.message
    };
  }

  /** Activities that were handed over and that the push has still to look at. */
  private async unread({ connectionId, state, queued }: Backfill): Promise<number> {
    if (queued === 0 || state === 'done') return 0;
    const { changes, cursors } = this.storage;
    const after = await cursors.position(pushConsumer(connectionId), 'activity');
    return changes.pending({ kind: 'activity', connectionId, after });
  }

  /** How many activities of the history the connection's settings let through. */
  private async activities(connectionId: string, scope: BackfillScope): Promise<number> {
    const { settings, historyPages } = this.storage;
    const set = { ...DEFAULT_SETTINGS, ...(await settings.find(connectionId)) };
    if (set.privacyLevel === 'counts') return 0;
    return historyPages.count(scope, set.activityTypes);
  }

  private async orgStorage(connectionId: string): Promise<OrgStorage | null> {
    const connection = await this.storage.connections.find(connectionId);
    if (!connection) return null;
    return (await this.storage.orgStorage.find(connection.orgId)) ?? null;
  }

  private async measuredPace(connectionId: string): Promise<number | undefined> {
    const last = await this.storage.backfills.latest(connectionId);
    const progress = last && (await this.describe(last));
    return progress?.rowsPerSecond || undefined;
  }

  private async move(
    step: { readonly connectionId: string; readonly alongWith: AlongWith | undefined },
    from: readonly BackfillState[],
    to: BackfillState,
    action: string = to
  ): Promise<Backfill> {
    const { connectionId, alongWith } = step;
    return this.storage.transaction(async (scope) => {
      const { backfills } = scope;
      const open = await backfills.findOpen(connectionId, OPEN);
      if (!open || !(await backfills.move(open.id, from, to))) {
        const last = open ?? (await backfills.latest(connectionId));
        throw new NoSuchBackfillError(action, last?.state);
      }
      await alongWith?.(scope);
      return { ...open, state: to };
    });
  }
}
