import { sql, type Kysely } from 'kysely';

/** Connections for content were synced as a CRM: nothing else existed. They are one from now on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['connections', 'authorisations']) {
    await sql`UPDATE ${sql.table(table)} SET capability = 'crm' WHERE capability = 'content'`.execute(
      db
    );
  }
}
