import type { Kysely } from 'kysely';
import type { Issue, IssueReport } from '../../../domain/index.ts';
import { chunk, isoNow, newId, type Clock } from '../../../kernel/index.ts';
import { inChunks } from '../in-chunks.ts';
import type { IssueTable, Tables } from '../tables.ts';

export const ISSUE_COLUMNS = [
  'issues.id',
  'issues.connection_id',
  'issues.run_id',
  'issues.object',
  'issues.record_key',
  'issues.code',
  'issues.field',
  'issues.message',
  'issues.remedy',
  'issues.state',
  'issues.first_seen_at',
  'issues.last_seen_at'
] as const;

const ROWS_PER_STATEMENT = 1000;

/** One cause of trouble: what `resolve` closes. An absent part means "any". */
export interface IssueFilter {
  readonly object?: string;
  readonly code?: string;
  readonly field?: string;
  readonly recordKeys?: readonly string[];
}

/** What an admin should know; one row per cause, opened again when the cause returns. */
export class IssueRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  async report(issues: readonly IssueReport[]): Promise<void> {
    for (const part of chunk(issues, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('issues')
        .values(part.map((issue) => toRow(issue, isoNow(this.clock))))
        .onConflict((conflict) =>
          conflict
            .columns(['connection_id', 'object', 'record_key', 'code', 'field'])
            .doUpdateSet((eb) => ({
              run_id: eb.ref('excluded.run_id'),
              message: eb.ref('excluded.message'),
              remedy: eb.ref('excluded.remedy'),
              state: eb.ref('excluded.state'),
              last_seen_at: eb.ref('excluded.last_seen_at')
            }))
        )
        .execute();
    }
  }

  async resolve(connectionId: string, filter: IssueFilter): Promise<void> {
    const { recordKeys, ...rest } = filter;
    if (!recordKeys) return this.resolveWhere(connectionId, rest);
    for (const part of chunk(recordKeys, ROWS_PER_STATEMENT)) {
      await this.resolveWhere(connectionId, { ...rest, recordKeys: part });
    }
  }

  /** The latest seen first; all of them without a limit. */
  async listOpen(connectionId: string, limit?: number): Promise<Issue[]> {
    const rows = await this.db
      .selectFrom('issues')
      .select(ISSUE_COLUMNS)
      .where('issues.connection_id', '=', connectionId)
      .where('issues.state', '=', 'open')
      .orderBy('issues.last_seen_at', 'desc')
      .orderBy('issues.id', 'desc')
      .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(toIssue);
  }

  /** In no order; none for ids that do not exist. */
  async listByIds(ids: readonly string[]): Promise<Issue[]> {
    const rows = await inChunks(ids, ROWS_PER_STATEMENT, (part) =>
      this.db.selectFrom('issues').select(ISSUE_COLUMNS).where('issues.id', 'in', part).execute()
    );
    return rows.map(toIssue);
  }

  private async resolveWhere(connectionId: string, filter: IssueFilter): Promise<void> {
    let query = this.db
      .updateTable('issues')
      .set({ state: 'resolved', last_seen_at: isoNow(this.clock) })
      .where('issues.connection_id', '=', connectionId)
      .where('issues.state', '=', 'open');
    if (filter.object !== undefined) query = query.where('issues.object', '=', filter.object);
    if (filter.code !== undefined) query = query.where('issues.code', '=', filter.code);
    if (filter.field !== undefined) query = query.where('issues.field', '=', filter.field);
    if (filter.recordKeys) query = query.where('issues.record_key', 'in', filter.recordKeys);
    await query.execute();
  }
}

function toRow(issue: IssueReport, now: string): IssueTable {
  return {
    id: newId(),
    connection_id: issue.connectionId,
    run_id: issue.runId,
    object: issue.object,
    record_key: issue.recordKey,
    code: issue.code,
    field: issue.field,
    message: issue.message,
    remedy: issue.remedy,
    state: 'open',
    first_seen_at: now,
    last_seen_at: now
  };
}

export function toIssue(row: IssueTable): Issue {
  return {
    id: row.id,
    connectionId: row.connection_id,
    runId: row.run_id,
    object: row.object,
    recordKey: row.record_key,
    code: row.code,
    field: row.field,
    message: row.message,
    remedy: row.remedy,
    state: row.state as Issue['state'],
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at
  };
}
