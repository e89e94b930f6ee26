import type { Kysely } from 'kysely';

/** What people need to start a sync and to watch it: verifications, stages of runs, confirmed points. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('verifications')
    .addColumn('connection_id', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('package', 'text')
    .addColumn('findings', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('confirmed_points')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('point', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('confirmed_points_pk', ['connection_id', 'point'])
    .execute();
  await db.schema.alterTable('runs').addColumn('stage', 'text').execute();
  await db.schema
    .alterTable('runs')
    .addColumn('stage_done', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
