import type { Kysely } from 'kysely';

/** An index named after its table and columns, the same on both databases. */
export async function createIndex(
  db: Kysely<unknown>,
  table: string,
  columns: string[]
): Promise<void> {
  await db.schema
    .createIndex(`${table}_${columns.join('_')}_idx`)
    .on(table)
    .columns(columns)
    .execute();
}
