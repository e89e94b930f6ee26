import type { Kysely } from 'kysely';

/** What we made in orgs, when and in whose name; and what the last run met in each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provisioned_items')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('provisioned_items_pk', ['org_id', 'kind', 'name'])
    .execute();
  await db.schema
    .createTable('access_states')
    .addColumn('connection_id', 'text', (c) => c.primaryKey())
    .addColumn('closed', 'text', (c) => c.notNull())
    .addColumn('package_version', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
}
