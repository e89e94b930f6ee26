import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** A member's activities of one type on one day. */
export interface ActivityDayCount {
  readonly memberKey: string;
  readonly type: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly count: number;
  /** Of the latest of them. */
  readonly lastAt: string;
}

/** What the members of one record come to. */
export interface PeopleTotals {
  readonly key: string;
  /** Without those who left or were erased. */
  readonly members: number;
  readonly activeMembers30d: number;
  readonly activityCount: number;
  readonly activityCount30d: number;
  readonly lastActivityAt: string | null;
  /** Sum of the members' scores. */
  readonly score: number;
}

/** What the sessions of one record come to. */
export interface SessionTotals {
  readonly key: string;
  readonly sessions: number;
  readonly lastEndedAt: string | null;
}

export type TotalsColumn = 'community_key' | 'account_id' | 'contact_id' | 'lead_id';
type SessionColumn = 'account_id' | 'contact_id' | 'lead_id' | 'opportunity_id';

/** Read model: activities, members and sessions added up. Callers give a few hundred keys at a time. */
export class RollupTotals {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async activityDays(memberKeys: readonly string[]): Promise<ActivityDayCount[]> {
    const day = sql<string>`substr(activities.occurred_at, 1, 10)`;
    const rows = await this.db
      .selectFrom('activities')
      .select((eb) => [
        'activities.member_key',
        'activities.type',
        day.as('day'),
        eb.fn.countAll<number>().as('count'),
        eb.fn.max('activities.occurred_at').as('last_at')
      ])
      .where('activities.member_key', 'in', memberKeys)
      .groupBy(['activities.member_key', 'activities.type', day])
      .execute();
    return rows
      .map((row) => ({
        ...{ memberKey: row.member_key, type: row.type, day: row.day },
        ...{ count: row.count, lastAt: row.last_at }
      }))
      .sort((a, b) => order(a.day, b.day) || order(a.type, b.type));
  }

  async ofMembers(
    connectionId: string,
    column: TotalsColumn,
    keys: readonly string[]
  ): Promise<PeopleTotals[]> {
    const by = `member_rollups.${column}` as const;
    const rows = await this.db
      .selectFrom('member_rollups')
      .select((eb) => [
        eb.ref(by).as('key'),
        sql<number>`sum(member_rollups.is_counted)`.as('members'),
        // Of those who are counted: more active members than members would be a riddle.
        sql<number>`sum(case when member_rollups.activity_count_30d > 0
          then member_rollups.is_counted else 0 end)`.as('active'),
        sql<number>`sum(member_rollups.activity_count)`.as('activities'),
        sql<number>`sum(member_rollups.activity_count_30d)`.as('activities_30d'),
        eb.fn.max('member_rollups.last_activity_at').as('last_at'),
        // Whole hundredths: a sum of fractions would depend on the order in which it is made.
        sql<number>`sum(cast(round(member_rollups.score * 100) as bigint))`.as('hundredths')
      ])
      .where('member_rollups.connection_id', '=', connectionId)
      .where(by, 'in', keys)
      .groupBy(by)
      .execute();
    return rows.map((row) => ({
      ...{ key: row.key ?? '', members: Number(row.members), lastActivityAt: row.last_at },
      ...{ activeMembers30d: Number(row.active), activityCount: Number(row.activities) },
      ...{ activityCount30d: Number(row.activities_30d), score: Number(row.hundredths) / 100 }
    }));
  }

  /** The members' weeks, by record; those without any in the last twelve are left out. */
  async weeksOfMembers(
    connectionId: string,
    column: TotalsColumn,
    keys: readonly string[]
  ): Promise<{ key: string; weeks: string }[]> {
    const by = `member_rollups.${column}` as const;
    const rows = await this.db
      .selectFrom('member_rollups')
      .select((eb) => [eb.ref(by).as('key'), 'member_rollups.weeks'])
      .where('member_rollups.connection_id', '=', connectionId)
      .where(by, 'in', keys)
      .where('member_rollups.weeks', 'is not', null)
      .execute();
    return rows.flatMap(({ key, weeks }) => (key && weeks ? [{ key, weeks }] : []));
  }

  async ofSessions(
    connectionId: string,
    column: SessionColumn,
    keys: readonly string[]
  ): Promise<SessionTotals[]> {
    const by = `counted_sessions.${column}` as const;
    const rows = await this.db
      .selectFrom('counted_sessions')
      .select((eb) => [
        eb.ref(by).as('key'),
        eb.fn.countAll<number>().as('sessions'),
        eb.fn.max('counted_sessions.ended_at').as('last_at')
      ])
      .where('counted_sessions.connection_id', '=', connectionId)
      .where(by, 'in', keys)
      .groupBy(by)
      .execute();
    return rows.map((row) => ({
      ...{ key: row.key ?? '', sessions: row.sessions, lastEndedAt: row.last_at }
    }));
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
