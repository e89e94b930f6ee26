import { sql, type Kysely } from 'kysely';
import { createIndex } from './create-index.ts';

/** How a connection syncs, backfills, rehearsed plans, what a run covered, and what left the org. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSettings(db);
  await createBackfills(db);
  await createPlans(db);
  await createRunRecords(db);
  await createContactIntents(db);
  await createRetention(db);
}

async function createSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('connection_settings')
    .addColumn('connection_id', 'text', (c) => c.primaryKey())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('setting_changes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value_before', 'text', (c) => c.notNull())
    .addColumn('value_after', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await createIndex(db, 'setting_changes', ['connection_id', 'id']);
}

async function createBackfills(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('backfills')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('total', 'bigint', (c) => c.notNull())
    .addColumn('queued', 'bigint', (c) => c.notNull())
    .addColumn('rank', 'text', (c) => c.notNull())
    .addColumn('after_id', 'text')
    .addColumn('deal_accounts', 'text', (c) => c.notNull())
    .addColumn('worked_seconds', 'double precision', (c) => c.notNull())
    .addColumn('requested_at', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('message', 'text')
    .execute();
  await createIndex(db, 'backfills', ['connection_id', 'state']);
}

async function createPlans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('plans')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addColumn('head', 'bigint', (c) => c.notNull())
    .addColumn('schema', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('plan_rows')
    .addColumn('plan_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('plan_rows_pk', ['plan_id', 'position'])
    .execute();
}

/** What a run read of each stream: with it, the change log is the audit of every record. */
async function createRunRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('run_ranges')
    .addColumn('run_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('after_seq', 'bigint', (c) => c.notNull())
    .addColumn('up_to_seq', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('run_ranges_pk', ['run_id', 'kind'])
    .execute();
}

async function createContactIntents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contact_intents')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('email_key', 'text', (c) => c.notNull())
    .addColumn('member_key', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text')
    .addColumn('message', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('contact_intents_pk', ['connection_id', 'email_key'])
    .execute();
}

/** Activities that are not in the org any more, or were never to be, because of their age. */
async function createRetention(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('expired_activities')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('expired_activities_pk', ['connection_id', 'external_id'])
    .execute();
  await createIndex(db, 'expired_activities', ['connection_id', 'state']);
  // The window is found by age, and a member's newest by member and age.
  await sql`create index activities_occurred_at_idx on activities (occurred_at)`.execute(db);
}
