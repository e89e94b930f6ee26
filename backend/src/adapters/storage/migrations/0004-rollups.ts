import type { Kysely } from 'kysely';
import { createIndex } from './create-index.ts';

/** Totals of members and of the records they belong to, and when time alone changes them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('member_rollups')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('member_key', 'text', (c) => c.notNull())
    .addColumn('community_key', 'text', (c) => c.notNull())
    .addColumn('is_counted', 'integer', (c) => c.notNull())
    .addColumn('contact_id', 'text')
    .addColumn('lead_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('activity_count', 'integer', (c) => c.notNull())
    .addColumn('activity_count_30d', 'integer', (c) => c.notNull())
    .addColumn('last_activity_at', 'text')
    .addColumn('score', 'double precision', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('score_reasons', 'text')
    .addColumn('weeks', 'text')
    .addColumn('due_on', 'text')
    .addPrimaryKeyConstraint('member_rollups_pk', ['connection_id', 'member_key'])
    .execute();
  for (const column of ['community_key', 'contact_id', 'lead_id', 'account_id', 'due_on']) {
    await createIndex(db, 'member_rollups', ['connection_id', column]);
  }
  await db.schema
    .createTable('record_rollups')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('record_key', 'text', (c) => c.notNull())
    .addColumn('fields', 'text')
    .addColumn('due_on', 'text')
    .addPrimaryKeyConstraint('record_rollups_pk', ['connection_id', 'object', 'record_key'])
    .execute();
  await createIndex(db, 'record_rollups', ['connection_id', 'due_on']);
  await db.schema
    .createTable('counted_sessions')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('session_key', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text')
    .addColumn('lead_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('opportunity_id', 'text')
    .addColumn('ended_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('counted_sessions_pk', ['connection_id', 'session_key'])
    .execute();
  for (const column of ['contact_id', 'lead_id', 'account_id', 'opportunity_id']) {
    await createIndex(db, 'counted_sessions', ['connection_id', column]);
  }
}
