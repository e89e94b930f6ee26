import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { createIndex } from './create-index.ts';

/** Opportunities in the mirror, the sessions that count for them, and teammates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await mirror(db, 'org_opportunities')
    .addColumn('account_id', 'text')
    .addColumn('stage_name', 'text', (c) => c.notNull())
    .addColumn('is_closed', 'integer', (c) => c.notNull())
    .addColumn('is_won', 'integer', (c) => c.notNull())
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('owner_email', 'text')
    .addColumn('amount', 'double precision')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('close_date', 'text', (c) => c.notNull())
    .addColumn('system_modstamp', 'text', (c) => c.notNull())
    .addColumn('is_deleted', 'integer', (c) => c.notNull())
    .execute();
  await createIndex(db, 'org_opportunities', ['connection_id', 'account_id']);
  await mirror(db, 'org_contact_roles')
    .addColumn('opportunity_id', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text')
    .addColumn('is_primary', 'integer', (c) => c.notNull())
    .execute();
  await createIndex(db, 'org_contact_roles', ['connection_id', 'opportunity_id']);
  await createIndex(db, 'org_contact_roles', ['connection_id', 'contact_id']);
  for (const column of ['opportunity_id', 'owner_id', 'owner_email']) {
    await db.schema.alterTable('session_links').addColumn(column, 'text').execute();
  }
  await sql`
    update session_links set opportunity_id =
      (select opportunity_id from sessions where external_id = session_key)`.execute(db);
  await createIndex(db, 'session_links', ['connection_id', 'opportunity_id']);
  await createIndex(db, 'sessions', ['opportunity_id']);
  await db.schema
    .alterTable('member_rollups')
    .addColumn('is_teammate', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

/** A table with one row per record of an org. */
function mirror(db: Kysely<unknown>, table: string): CreateTableBuilder<string> {
  return db.schema
    .createTable(table)
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint(`${table}_pk`, ['connection_id', 'record_id']);
}
