import type { Kysely, Selectable } from 'kysely';
import type { MemberRollup } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import type { MemberRollupTable } from '../rollup-tables.ts';
import type { Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 500;

/** What each member's activities come to, for each org. */
export class MemberRollupRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** By member; those never computed are absent. */
  async find(
    connectionId: string,
    memberKeys: readonly string[]
  ): Promise<Map<string, MemberRollup>> {
    const found = new Map<string, MemberRollup>();
    for (const keys of chunk(memberKeys, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('member_rollups')
        .selectAll()
        .where('member_rollups.connection_id', '=', connectionId)
        .where('member_rollups.member_key', 'in', keys)
        .execute();
      for (const row of rows) found.set(row.member_key, toRollup(row));
    }
    return found;
  }

  async saveAll(rollups: readonly MemberRollup[]): Promise<void> {
    for (const part of chunk(rollups, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('member_rollups')
        .values(part.map(toRow))
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'member_key']).doUpdateSet((eb) => ({
            community_key: eb.ref('excluded.community_key'),
            is_counted: eb.ref('excluded.is_counted'),
            is_teammate: eb.ref('excluded.is_teammate'),
            contact_id: eb.ref('excluded.contact_id'),
            lead_id: eb.ref('excluded.lead_id'),
            account_id: eb.ref('excluded.account_id'),
            activity_count: eb.ref('excluded.activity_count'),
            activity_count_30d: eb.ref('excluded.activity_count_30d'),
            last_activity_at: eb.ref('excluded.last_activity_at'),
            score: eb.ref('excluded.score'),
            level: eb.ref('excluded.level'),
            score_reasons: eb.ref('excluded.score_reasons'),
            weeks: eb.ref('excluded.weeks'),
            due_on: eb.ref('excluded.due_on')
          }))
        )
        .execute();
    }
  }

  /** All of them are to be computed anew on this day (`YYYY-MM-DD`). */
  async markAllDue(connectionId: string, day: string): Promise<void> {
    await this.db
      .updateTable('member_rollups')
      .set({ due_on: day })
      .where('member_rollups.connection_id', '=', connectionId)
      .execute();
  }

  /** Members whose values time has changed by this day (`YYYY-MM-DD`). */
  async listDue(connectionId: string, day: string): Promise<string[]> {
    const rows = await this.db
      .selectFrom('member_rollups')
      .select('member_rollups.member_key')
      .where('member_rollups.connection_id', '=', connectionId)
      .where('member_rollups.due_on', '<=', day)
      .execute();
    return rows.map((row) => row.member_key);
  }
}

function toRollup(row: Selectable<MemberRollupTable>): MemberRollup {
  return {
    connectionId: row.connection_id,
    memberKey: row.member_key,
    communityKey: row.community_key,
    isCounted: row.is_counted === 1,
    isTeammate: row.is_teammate === 1,
    contactId: row.contact_id,
    leadId: row.lead_id,
    accountId: row.account_id,
    activityCount: row.activity_count,
    activityCount30d: row.activity_count_30d,
    lastActivityAt: row.last_activity_at,
    score: row.score,
    level: row.level,
    scoreReasons: row.score_reasons,
    weeks: row.weeks,
    dueOn: row.due_on
  };
}

function toRow(rollup: MemberRollup): Selectable<MemberRollupTable> {
  return {
    connection_id: rollup.connectionId,
    member_key: rollup.memberKey,
    community_key: rollup.communityKey,
    is_counted: rollup.isCounted ? 1 : 0,
    is_teammate: rollup.isTeammate ? 1 : 0,
    contact_id: rollup.contactId,
    lead_id: rollup.leadId,
    account_id: rollup.accountId,
    activity_count: rollup.activityCount,
    activity_count_30d: rollup.activityCount30d,
    last_activity_at: rollup.lastActivityAt,
    score: rollup.score,
    level: rollup.level,
    score_reasons: rollup.scoreReasons,
    weeks: rollup.weeks,
    due_on: rollup.dueOn
  };
}
