import { sql, type Kysely } from 'kysely';

/**
 * What is known of the rights in an org, by verifications and by runs, in one row. Connections for content were
 * synced as a CRM, as nothing else existed: they are one from now on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['connections', 'authorisations']) {
    await sql`UPDATE ${sql.table(table)} SET capability = 'crm' WHERE capability = 'content'`.execute(
      db
    );
  }
  const columns = [
    ...['verified_at', 'user_id', 'capability', 'direction', 'package', 'integration_user'],
    ...['findings', 'met_at', 'closed', 'package_version']
  ];
  const table = db.schema
    .createTable('org_access')
    .addColumn('connection_id', 'text', (c) => c.primaryKey());
  await columns.reduce((one, name) => one.addColumn(name, 'text'), table).execute();
  await copy(db);
  for (const old of ['verifications', 'access_states']) await db.schema.dropTable(old).execute();
}

async function copy(db: Kysely<unknown>): Promise<void> {
  await sql`
    INSERT INTO org_access
      (connection_id, verified_at, user_id, capability, direction, package, findings)
    SELECT verifications.connection_id, verifications.at, verifications.user_id,
      connections.capability, connections.direction, verifications.package, verifications.findings
    FROM verifications JOIN connections ON connections.id = verifications.connection_id`.execute(
    db
  );
  // Without the condition SQLite takes ON for that of a join.
  await sql`
    INSERT INTO org_access (connection_id, met_at, closed, package_version)
    SELECT connection_id, at, closed, package_version FROM access_states WHERE true
    ON CONFLICT (connection_id) DO UPDATE SET met_at = excluded.met_at,
      closed = excluded.closed, package_version = excluded.package_version`.execute(db);
}
