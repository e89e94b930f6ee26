import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** What the last run met in an org. */
export interface AccessState {
  readonly connectionId: string;
  /** What it would have written and might not: `Session__c`, `Contact.CommunityScore__c`. */
  readonly closed: readonly string[];
  /** Null without a package. */
  readonly packageVersion: string | null;
  readonly at: string;
}

/** One row for each connection that has run. */
export class AccessStateRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** In place of the one before. */
  async save({ connectionId, closed, packageVersion, at }: AccessState): Promise<void> {
    const row = { closed: JSON.stringify(closed), package_version: packageVersion, at };
    await this.db
      .insertInto('access_states')
      .values({ connection_id: connectionId, ...row })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
      .execute();
  }

  async find(connectionId: string): Promise<AccessState | undefined> {
    const row = await this.db
      .selectFrom('access_states')
      .select(['access_states.closed', 'access_states.package_version', 'access_states.at'])
      .where('access_states.connection_id', '=', connectionId)
      .executeTakeFirst();
    if (!row) return undefined;
    const closed = JSON.parse(row.closed) as string[];
    return { connectionId, closed, packageVersion: row.package_version, at: row.at };
  }
}
