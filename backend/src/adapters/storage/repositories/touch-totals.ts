import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** What people of an Opportunity did in the community while it was open. */
export interface TouchTotals {
  readonly key: string;
  readonly touches: number;
  readonly lastTouchAt: string | null;
}

/** Read model: activities added up by Opportunity. Callers give a few hundred keys at a time. */
export class TouchTotalRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /**
   * Activities of members who are linked to the Opportunity's Account or to a Contact with a role in it,
   * each once, from its creation on; of a closed one until the end of its close date (UTC). Colleagues
   * of those who run the community are not counted. Opportunities without any are absent.
   */
  async ofOpportunities(
    connectionId: string,
    recordIds: readonly string[]
  ): Promise<TouchTotals[]> {
    const rows = await this.db
      .with('touching', (db) => this.touchingMembers(db, connectionId, recordIds))
      .selectFrom('touching')
      .innerJoin('activities', 'activities.member_key', 'touching.member_key')
      .select((eb) => [
        'touching.record_id as key',
        eb.fn.countAll<number>().as('touches'),
        eb.fn.max('activities.occurred_at').as('last_at')
      ])
      .whereRef('activities.occurred_at', '>=', 'touching.created_at')
      .where((eb) =>
        eb.or([
          eb('touching.is_closed', '=', 0),
          eb(sql`substr(activities.occurred_at, 1, 10)`, '<=', eb.ref('touching.close_date'))
        ])
      )
      .groupBy('touching.record_id')
      .execute();
    return rows.map(({ key, touches, last_at: lastTouchAt }) => ({ key, touches, lastTouchAt }));
  }

  /** Each member once per Opportunity: a union drops the second way there. */
  private touchingMembers(
    db: Pick<Kysely<Tables>, 'selectFrom'>,
    connectionId: string,
    recordIds: readonly string[]
  ) {
    const columns = [
      'org_opportunities.record_id',
      'org_opportunities.created_at',
      'org_opportunities.close_date',
      'org_opportunities.is_closed',
      'member_rollups.member_key'
    ] as const;
    const asked = db
      .selectFrom('org_opportunities')
      .where('org_opportunities.connection_id', '=', connectionId)
      .where('org_opportunities.record_id', 'in', recordIds)
      .where('org_opportunities.is_deleted', '=', 0);
    const byAccount = asked
      .innerJoin('member_rollups', (join) =>
        join
          .onRef('member_rollups.connection_id', '=', 'org_opportunities.connection_id')
          .onRef('member_rollups.account_id', '=', 'org_opportunities.account_id')
      )
      .select(columns)
      .where('member_rollups.is_teammate', '=', 0);
    const byRole = asked
      .innerJoin('org_contact_roles', (join) =>
        join
          .onRef('org_contact_roles.connection_id', '=', 'org_opportunities.connection_id')
          .onRef('org_contact_roles.opportunity_id', '=', 'org_opportunities.record_id')
      )
      .innerJoin('member_rollups', (join) =>
        join
          .onRef('member_rollups.connection_id', '=', 'org_contact_roles.connection_id')
          .onRef('member_rollups.contact_id', '=', 'org_contact_roles.contact_id')
      )
      .select(columns)
      .where('member_rollups.is_teammate', '=', 0);
    return byAccount.union(byRole);
  }
}
