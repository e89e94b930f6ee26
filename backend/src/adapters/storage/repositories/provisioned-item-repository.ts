import type { Kysely } from 'kysely';
import type { Actor, ProvisionedItem } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** What we made in orgs. It outlives the connection, as the things themselves do. */
export class ProvisionedItemRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** What was deleted in the org and made again takes the place of the former note. */
  async save({ orgId, kind, name, connectionId, madeAt, madeBy }: ProvisionedItem): Promise<void> {
    const rest = {
      ...{ connection_id: connectionId, made_at: madeAt },
      ...{ actor_kind: madeBy.kind, actor_id: madeBy.id, actor_name: madeBy.name }
    };
    await this.db
      .insertInto('provisioned_items')
      .values({ org_id: orgId, kind, name, ...rest })
      .onConflict((conflict) => conflict.columns(['org_id', 'kind', 'name']).doUpdateSet(rest))
      .execute();
  }

  /** Of one org, the oldest first. */
  async list(orgId: string): Promise<ProvisionedItem[]> {
    const rows = await this.db
      .selectFrom('provisioned_items')
      .select(['kind', 'name', 'connection_id', 'made_at', 'actor_kind', 'actor_id', 'actor_name'])
      .where('provisioned_items.org_id', '=', orgId)
      .orderBy('provisioned_items.made_at')
      .orderBy('provisioned_items.kind')
      .orderBy('provisioned_items.name')
      .execute();
    return rows.map((row) => ({
      ...{ orgId, kind: row.kind as ProvisionedItem['kind'], name: row.name },
      ...{ connectionId: row.connection_id, madeAt: row.made_at },
      madeBy: {
        kind: row.actor_kind as Actor['kind'],
        ...{ id: row.actor_id, name: row.actor_name }
      }
    }));
  }

  /** Whether an object of ours was made in this org: then it works without the package. */
  async hasObject(orgId: string): Promise<boolean> {
    const row = await this.db
      .selectFrom('provisioned_items')
      .select('provisioned_items.name')
      .where('provisioned_items.org_id', '=', orgId)
      .where('provisioned_items.kind', '=', 'object')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }
}
