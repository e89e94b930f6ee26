import type { Kysely } from 'kysely';

/** What a connection is for, how long its token lives, and the consents that are under way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = { environment: 'custom', capability: 'crm', direction: 'both' };
  for (const [name, value] of Object.entries(columns)) {
    await db.schema
      .alterTable('connections')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(value))
      .execute();
  }
  for (const name of ['token_issued_at', 'token_expires_at']) {
    await db.schema.alterTable('connections').addColumn(name, 'text').execute();
  }
  await db.schema
    .createTable('authorisations')
    .addColumn('state_hash', 'text', (c) => c.primaryKey())
    .addColumn('session_hash', 'text', (c) => c.notNull())
    .addColumn('connection_id', 'text')
    .addColumn('login_url', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('redirect_uri', 'text', (c) => c.notNull())
    .addColumn('secret_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('environment', 'text', (c) => c.notNull())
    .addColumn('capability', 'text', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
}
