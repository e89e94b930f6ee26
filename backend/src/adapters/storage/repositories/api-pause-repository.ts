import type { Kysely } from 'kysely';
import type { ApiPause } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** Orgs that are not called for now. */
export class ApiPauseRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async find(orgId: string): Promise<ApiPause | undefined> {
    const row = await this.db
      .selectFrom('api_pauses')
      .selectAll()
      .where('api_pauses.org_id', '=', orgId)
      .executeTakeFirst();
    return row && { ...withoutOrg(row), orgId };
  }

  /** Begins the pause. One that has begun goes on, but for a graver reason the new one counts. */
  async begin(pause: ApiPause): Promise<void> {
    const { orgId, ...row } = pause;
    await this.db
      .insertInto('api_pauses')
      .values({ org_id: orgId, ...row })
      .onConflict((conflict) =>
        conflict
          .column('org_id')
          .doUpdateSet(row)
          .where('api_pauses.reason', '!=', 'limit')
          .where('api_pauses.reason', '!=', pause.reason)
      )
      .execute();
  }

  /** True for the one who may find out how the org stands; the next one waits until then. */
  async claimProbe(pause: ApiPause, until: string): Promise<boolean> {
    const result = await this.db
      .updateTable('api_pauses')
      .set({ until, probes: pause.probes + 1 })
      .where('api_pauses.org_id', '=', pause.orgId)
      .where('api_pauses.since', '=', pause.since)
      .where('api_pauses.probes', '=', pause.probes)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async end(orgId: string): Promise<void> {
    await this.db.deleteFrom('api_pauses').where('api_pauses.org_id', '=', orgId).execute();
  }
}

function withoutOrg(row: Tables['api_pauses']): Omit<ApiPause, 'orgId'> {
  const { reason, since, until, probes } = row;
  return { reason: reason as ApiPause['reason'], since, until, probes };
}
