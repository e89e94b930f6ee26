import type { Kysely } from 'kysely';
import type { Dialect } from '../dialect.ts';

/**
 * What of a stream is done beyond its cursor, because later rows landed before earlier ones. A table of its
 * own: the marks are rewritten with each call's receipt, and fill most of a page.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('settled_marks')
    .addColumn('consumer', 'text', (c) => c.notNull())
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('marks', dialect === 'postgres' ? 'bytea' : 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('settled_marks_pk', ['consumer', 'stream'])
    .execute();
}
