import type { Kysely } from 'kysely';
import type { OrgStorage } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** The data storage of each org, as it told last. */
export class OrgStorageRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async find(orgId: string): Promise<OrgStorage | undefined> {
    const row = await this.db
      .selectFrom('org_storage')
      .selectAll()
      .where('org_storage.org_id', '=', orgId)
      .executeTakeFirst();
    return row && { maxMb: row.max_mb, leftMb: row.left_mb, at: row.sampled_at };
  }

  async save(orgId: string, { maxMb, leftMb, at }: OrgStorage): Promise<void> {
    const row = { max_mb: maxMb, left_mb: leftMb, sampled_at: at };
    await this.db
      .insertInto('org_storage')
      .values({ org_id: orgId, ...row })
      .onConflict((conflict) => conflict.column('org_id').doUpdateSet(row))
      .execute();
  }
}
