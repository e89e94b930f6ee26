import type { Kysely } from 'kysely';

/** What of a stream is done beyond its cursor, because later rows landed before earlier ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('cursors')
    .addColumn('ahead', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
