import type { Kysely } from 'kysely';

/** Bulk jobs that must not be lost, and what an org demanded of its fields when it refused a row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('bulk_jobs')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('job_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('up_to', 'bigint', (c) => c.notNull())
    .addColumn('rows', 'integer', (c) => c.notNull())
    .addColumn('new_rows', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('bulk_jobs_pk', ['connection_id', 'object'])
    .execute();
  await db.schema
    .alterTable('writable_fields')
    .addColumn('fingerprint', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
