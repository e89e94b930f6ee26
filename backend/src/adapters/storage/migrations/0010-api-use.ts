import type { Kysely } from 'kysely';

/** What each org's API calls and data storage come to, by us and by all its tools. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_hours')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('hour', 'text', (c) => c.notNull())
    .addColumn('calls', 'integer', (c) => c.notNull())
    .addColumn('sampled_at', 'text')
    .addColumn('used', 'integer')
    .addColumn('max', 'integer')
    .addColumn('others', 'integer')
    .addPrimaryKeyConstraint('api_hours_pk', ['org_id', 'hour'])
    .execute();
  await db.schema
    .createTable('api_pauses')
    .addColumn('org_id', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('probes', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('org_storage')
    .addColumn('org_id', 'text', (c) => c.primaryKey())
    .addColumn('max_mb', 'integer', (c) => c.notNull())
    .addColumn('left_mb', 'integer', (c) => c.notNull())
    .addColumn('sampled_at', 'text', (c) => c.notNull())
    .execute();
}
