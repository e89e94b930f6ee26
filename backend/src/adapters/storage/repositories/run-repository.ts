import { sql, type Kysely } from 'kysely';
import type { ChangeKind, Run, RunProgress, RunStatus } from '../../../domain/index.ts';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { RunTable, Tables } from '../tables.ts';

export const RUN_COLUMNS = [
  'runs.id',
  'runs.connection_id',
  'runs.kind',
  'runs.status',
  'runs.started_at',
  'runs.finished_at',
  'runs.created',
  'runs.updated',
  'runs.unchanged',
  'runs.parked',
  'runs.api_calls',
  'runs.message'
] as const;

/** Changes after one position up to another. */
export interface RunRange {
  readonly kind: ChangeKind;
  readonly after: number;
  readonly upTo: number;
}

/** The runs of each connection, the current one included. */
export class RunRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Creates the run, or replaces its counts and status. */
  async save(run: Run): Promise<void> {
    const row = toRow(run);
    await this.db
      .insertInto('runs')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }

  /** Closes runs whose process died; call it only with the connection's lease in hand. */
  async markInterrupted(connectionId: string, message: string): Promise<void> {
    await this.db
      .updateTable('runs')
      .set({ status: 'interrupted', finished_at: isoNow(this.clock), message })
      .where('runs.connection_id', '=', connectionId)
      .where('runs.status', '=', 'running')
      .execute();
  }

  /** Closes every run whose process no longer holds the lease of its connection (named `sync:` and its id). */
  async markAbandoned(message: string): Promise<void> {
    const now = isoNow(this.clock);
    await this.db
      .updateTable('runs')
      .set({ status: 'interrupted', finished_at: now, message })
      .where('runs.status', '=', 'running')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('leases')
              .select('leases.token')
              .whereRef('leases.name', '=', sql`'sync:' || runs.connection_id`)
              .where('leases.expires_at', '>', now)
          )
        )
      )
      .execute();
  }

  /** Where a run is; its counts are left alone. */
  async saveProgress(id: string, { stage, done }: RunProgress): Promise<void> {
    await this.db
      .updateTable('runs')
      .set({ stage, stage_done: done })
      .where('runs.id', '=', id)
      .execute();
  }

  /** The one going on, with where it is. */
  async findRunning(
    connectionId: string
  ): Promise<{ run: Run; progress: RunProgress | null } | undefined> {
    const row = await this.db
      .selectFrom('runs')
      .select(RUN_COLUMNS)
      .select(['runs.stage', 'runs.stage_done'])
      .where('runs.connection_id', '=', connectionId)
      .where('runs.status', '=', 'running')
      .orderBy('runs.id', 'desc')
      .executeTakeFirst();
    if (!row) return undefined;
    const stage = row.stage as RunProgress['stage'] | null;
    return { run: toRun(row), progress: stage && { stage, done: row.stage_done } };
  }

  /** API calls of the runs begun at or after that instant (ISO-8601 UTC). */
  async apiCallsSince(connectionId: string, since: string): Promise<number> {
    const { calls } = await this.db
      .selectFrom('runs')
      .select((eb) => eb.fn.sum<number | string | null>('runs.api_calls').as('calls'))
      .where('runs.connection_id', '=', connectionId)
      .where('runs.started_at', '>=', since)
      .executeTakeFirstOrThrow();
    return Number(calls ?? 0);
  }

  /** Which changes of each kind the run has answered. */
  async saveRanges(runId: string, ranges: readonly RunRange[]): Promise<void> {
    if (ranges.length === 0) return;
    const rows = ranges.map(({ kind, after, upTo }) => ({
      ...{ run_id: runId, kind, after_seq: after, up_to_seq: upTo }
    }));
    await this.db.insertInto('run_ranges').values(rows).execute();
  }

  /** The newest one that brought, or found nothing to bring, to the org. */
  async lastDone(connectionId: string): Promise<Run | undefined> {
    const row = await this.db
      .selectFrom('runs')
      .select(RUN_COLUMNS)
      .where('runs.connection_id', '=', connectionId)
      .where('runs.kind', 'in', ['sync', 'backfill'])
      .where('runs.status', 'in', ['done', 'done_with_parked'])
      .orderBy('runs.started_at', 'desc')
      .orderBy('runs.id', 'desc')
      .executeTakeFirst();
    return row && toRun(row);
  }

  /** The newest first. */
  async list(connectionId: string, limit: number): Promise<Run[]> {
    const rows = await this.db
      .selectFrom('runs')
      .select(RUN_COLUMNS)
      .where('runs.connection_id', '=', connectionId)
      .orderBy('runs.started_at', 'desc')
      .orderBy('runs.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toRun);
  }
}

function toRow(run: Run): Omit<RunTable, 'stage' | 'stage_done'> {
  return {
    id: run.id,
    connection_id: run.connectionId,
    kind: run.kind,
    status: run.status,
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    created: run.created,
    updated: run.updated,
    unchanged: run.unchanged,
    parked: run.parked,
    api_calls: run.apiCalls,
    message: run.message
  };
}

export function toRun(row: Omit<RunTable, 'stage' | 'stage_done'>): Run {
  return {
    id: row.id,
    connectionId: row.connection_id,
    kind: row.kind as Run['kind'],
    status: row.status as RunStatus,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    parked: row.parked,
    apiCalls: row.api_calls,
    message: row.message
  };
}
