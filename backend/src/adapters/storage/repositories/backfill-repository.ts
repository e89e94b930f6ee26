import type { Kysely } from 'kysely';
import type {
  Backfill,
  BackfillRank,
  BackfillScope,
  BackfillState
} from '../../../domain/index.ts';
import type { BackfillTable } from '../run-tables.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = [
  'backfills.id',
  'backfills.connection_id',
  'backfills.state',
  'backfills.scope',
  'backfills.total',
  'backfills.queued',
  'backfills.rank',
  'backfills.after_id',
  'backfills.deal_accounts',
  'backfills.worked_seconds',
  'backfills.requested_at',
  'backfills.started_at',
  'backfills.finished_at',
  'backfills.message'
] as const;

/** Backfills of each connection, with their checkpoints. */
export class BackfillRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async insert(backfill: Backfill): Promise<void> {
    await this.db.insertInto('backfills').values(toRow(backfill)).execute();
  }

  /** The checkpoint; the state is left alone, because people change it at the same time. */
  async saveProgress(backfill: Backfill): Promise<void> {
    const { queued, rank, after_id, deal_accounts, worked_seconds, started_at, finished_at } =
      toRow(backfill);
    await this.db
      .updateTable('backfills')
      .set({ queued, rank, after_id, deal_accounts, worked_seconds, started_at, finished_at })
      .where('backfills.id', '=', backfill.id)
      .execute();
  }

  /** @returns false when the backfill is in none of the states it may come from. */
  async move(
    id: string,
    from: readonly BackfillState[],
    to: BackfillState,
    message: string | null = null
  ): Promise<boolean> {
    const result = await this.db
      .updateTable('backfills')
      .set({ state: to, message })
      .where('backfills.id', '=', id)
      .where('backfills.state', 'in', from)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async find(id: string): Promise<Backfill | undefined> {
    const row = await this.db
      .selectFrom('backfills')
      .select(COLUMNS)
      .where('backfills.id', '=', id)
      .executeTakeFirst();
    return row && toBackfill(row);
  }

  /** The newest one in one of these states. */
  async findOpen(
    connectionId: string,
    states: readonly BackfillState[]
  ): Promise<Backfill | undefined> {
    const row = await this.db
      .selectFrom('backfills')
      .select(COLUMNS)
      .where('backfills.connection_id', '=', connectionId)
      .where('backfills.state', 'in', states)
      .orderBy('backfills.id', 'desc')
      .executeTakeFirst();
    return row && toBackfill(row);
  }

  async latest(connectionId: string): Promise<Backfill | undefined> {
    const row = await this.db
      .selectFrom('backfills')
      .select(COLUMNS)
      .where('backfills.connection_id', '=', connectionId)
      .orderBy('backfills.id', 'desc')
      .executeTakeFirst();
    return row && toBackfill(row);
  }
}

function toRow(backfill: Backfill): BackfillTable {
  return {
    id: backfill.id,
    connection_id: backfill.connectionId,
    state: backfill.state,
    scope: JSON.stringify(backfill.scope),
    total: backfill.total,
    queued: backfill.queued,
    rank: backfill.rank,
    after_id: backfill.afterId,
    deal_accounts: JSON.stringify(backfill.dealAccounts),
    worked_seconds: backfill.workedSeconds,
    requested_at: backfill.requestedAt,
    started_at: backfill.startedAt,
    finished_at: backfill.finishedAt,
    message: backfill.message
  };
}

function toBackfill(row: BackfillTable): Backfill {
  return {
    id: row.id,
    connectionId: row.connection_id,
    state: row.state as BackfillState,
    scope: JSON.parse(row.scope) as BackfillScope,
    total: row.total,
    queued: row.queued,
    rank: row.rank as BackfillRank,
    afterId: row.after_id,
    dealAccounts: JSON.parse(row.deal_accounts) as string[],
    workedSeconds: row.worked_seconds,
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    message: row.message
  };
}
