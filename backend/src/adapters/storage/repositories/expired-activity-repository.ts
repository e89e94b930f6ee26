import { sql, type Kysely } from 'kysely';
import { chunk } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1000;

/** What may stay in the org. */
export interface RetentionWindow {
  readonly connectionId: string;
  /** ISO-8601 UTC: activities from then on stay; null for all of them. */
  readonly from: string | null;
  /** So many of the newest activities of a matched member stay besides. */
  readonly newest: number;
  /** At most so many activities stay, the newest ones; null for any number. */
  readonly most: number | null;
}

/** Activities that left an org, or never came to it, because of their age. */
export class ExpiredActivityRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** Activities outside the window that are not known as such, at most so many. */
  async listExpiring(window: RetentionWindow, limit: number): Promise<string[]> {
    const { connectionId } = window;
    const { rows } = await sql<{ external_id: string }>`
      select ranked.external_id from (${ranked(connectionId)}) as ranked
      left join expired_activities as expired
        on expired.connection_id = ${connectionId} and expired.external_id = ranked.external_id
      where expired.external_id is null and not (${stays(window)})
      order by ranked.external_id limit ${limit}`.execute(this.db);
    return rows.map((row) => row.external_id);
  }

  /** Activities that were outside the window and are inside it by now, at most so many. */
  async listReturning(window: RetentionWindow, limit: number): Promise<string[]> {
    const { connectionId } = window;
    const { rows } = await sql<{ external_id: string }>`
      select ranked.external_id from (${ranked(connectionId)}) as ranked
      join expired_activities as expired
        on expired.connection_id = ${connectionId} and expired.external_id = ranked.external_id
      where ${stays(window)}
      order by ranked.external_id limit ${limit}`.execute(this.db);
    return rows.map((row) => row.external_id);
  }

  /**
   * From now on they are not sent.
   * @param state `leaving` when the org may have them, and they are to be removed; `left` otherwise
   */
  async expire(
    connectionId: string,
    externalIds: readonly string[],
    state: 'leaving' | 'left' = 'leaving'
  ): Promise<void> {
    for (const part of chunk(externalIds, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('expired_activities')
        .values(part.map((id) => ({ connection_id: connectionId, external_id: id, state })))
        .execute();
    }
  }

  async restore(connectionId: string, externalIds: readonly string[]): Promise<void> {
    for (const part of chunk(externalIds, ROWS_PER_STATEMENT)) {
      await this.db
        .deleteFrom('expired_activities')
        .where('expired_activities.connection_id', '=', connectionId)
        .where('expired_activities.external_id', 'in', part)
        .execute();
    }
  }

  async listLeaving(connectionId: string, limit: number): Promise<string[]> {
    const rows = await this.db
      .selectFrom('expired_activities')
      .select('expired_activities.external_id')
      .where('expired_activities.connection_id', '=', connectionId)
      .where('expired_activities.state', '=', 'leaving')
      .orderBy('expired_activities.external_id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.external_id);
  }

  async markLeft(connectionId: string, externalIds: readonly string[]): Promise<void> {
    for (const part of chunk(externalIds, ROWS_PER_STATEMENT)) {
      await this.db
        .updateTable('expired_activities')
        .set({ state: 'left' })
        .where('expired_activities.connection_id', '=', connectionId)
        .where('expired_activities.external_id', 'in', part)
        .execute();
    }
  }

  async count(connectionId: string): Promise<number> {
    const { total } = await this.db
      .selectFrom('expired_activities')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('expired_activities.connection_id', '=', connectionId)
      .executeTakeFirstOrThrow();
    return total;
  }
}

/** Every activity with its place among the newest: of all, and of its member. */
function ranked(connectionId: string) {
  return sql`
    select activities.external_id, activities.occurred_at,
      row_number() over (order by activities.occurred_at desc, activities.id desc) as place,
      row_number() over (
        partition by activities.member_key
        order by activities.occurred_at desc, activities.id desc
      ) as place_of_member,
      case when links.contact_id is not null or links.lead_id is not null then 1 else 0 end
        as is_matched
    from activities left join member_links as links
      on links.connection_id = ${connectionId} and links.member_key = activities.member_key`;
}

function stays({ from, newest, most }: RetentionWindow) {
  const isYoung =
    from === null
      ? sql`1 = 1`
      : sql`(ranked.occurred_at >= ${from}
          or (ranked.is_matched = 1 and ranked.place_of_member <= ${newest}))`;
  return most === null ? isYoung : sql`(${isYoung} and ranked.place <= ${most})`;
}
