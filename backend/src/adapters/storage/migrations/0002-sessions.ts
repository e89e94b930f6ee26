import type { Kysely } from 'kysely';
import { createIndex } from './create-index.ts';

/** Demo sessions, and who viewed them in each org. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('external_id', 'text', (c) => c.notNull().unique())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text', (c) => c.notNull())
    .addColumn('duration_minutes', 'double precision', (c) => c.notNull())
    .addColumn('full_name', 'text')
    .addColumn('email', 'text')
    .addColumn('email_key', 'text')
    .addColumn('steps_viewed', 'integer', (c) => c.notNull())
    .addColumn('demos', 'text', (c) => c.notNull())
    .addColumn('flows', 'text', (c) => c.notNull())
    .addColumn('very_interested_areas', 'text', (c) => c.notNull())
    .addColumn('somewhat_interested_areas', 'text', (c) => c.notNull())
    .addColumn('not_interested_areas', 'text', (c) => c.notNull())
    .addColumn('opportunity_id', 'text')
    .addColumn('share_url', 'text')
    .execute();
  await createIndex(db, 'sessions', ['email_key']);
  await db.schema
    .createTable('session_links')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('session_key', 'text', (c) => c.notNull())
    .addColumn('member_key', 'text')
    .addColumn('contact_id', 'text')
    .addColumn('lead_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('is_ambiguous', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('session_links_pk', ['connection_id', 'session_key'])
    .execute();
  for (const column of ['member_key', 'contact_id', 'lead_id', 'account_id', 'is_ambiguous']) {
    await createIndex(db, 'session_links', ['connection_id', column]);
  }
}
