import type { Kysely } from 'kysely';
import type { ApiHour, ApiSample } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** Each org's API calls by the hour: ours as they are made, all others as the org tells. */
export class ApiHourRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /**
   * Counts one call. @returns our calls of this hour, this one the last: who counts at the same time
   * gets another number.
   */
  async countCall(orgId: string, hour: string): Promise<number> {
    const { calls } = await this.db
      .insertInto('api_hours')
      .values({ org_id: orgId, hour, calls: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'hour'])
          .doUpdateSet((eb) => ({ calls: eb('api_hours.calls', '+', 1) }))
      )
      .returning('api_hours.calls')
      .executeTakeFirstOrThrow();
    return calls;
  }

  /** A call that was counted was not made after all. */
  async uncountCall(orgId: string, hour: string): Promise<void> {
    await this.db
      .updateTable('api_hours')
      .set((eb) => ({ calls: eb('api_hours.calls', '-', 1) }))
      .where('api_hours.org_id', '=', orgId)
      .where('api_hours.hour', '=', hour)
      .execute();
  }

  async saveSample(orgId: string, hour: string, sample: ApiSample): Promise<void> {
    const { at: sampled_at, used, max, others } = sample;
    const row = { sampled_at, used, max, others };
    await this.db
      .insertInto('api_hours')
      .values({ org_id: orgId, hour, calls: 0, ...row })
      .onConflict((conflict) => conflict.columns(['org_id', 'hour']).doUpdateSet(row))
      .execute();
  }

  /** Hours that began at or after that instant (ISO-8601 UTC), the oldest first. */
  async listSince(orgId: string, since: string): Promise<ApiHour[]> {
    const rows = await this.db
      .selectFrom('api_hours')
      .selectAll()
      .where('api_hours.org_id', '=', orgId)
      .where('api_hours.hour', '>=', since)
      .orderBy('api_hours.hour')
      .execute();
    return rows.map(({ hour, calls, sampled_at: at, used, max, others }) => ({
      hour,
      calls,
      sample:
        at === null || used === null || max === null || others === null
          ? null
          : { at, used, max, others }
    }));
  }

  /** Forgets hours that began before that instant. */
  async forgetBefore(orgId: string, instant: string): Promise<void> {
    await this.db
      .deleteFrom('api_hours')
      .where('api_hours.org_id', '=', orgId)
      .where('api_hours.hour', '<', instant)
      .execute();
  }
}
