import { sql, type Kysely } from 'kysely';
import { emailDomain } from '../../../rules/index.ts';
import { createIndex } from './create-index.ts';

const ROWS_PER_PAGE = 1000;

/** Accounts in the mirror, and the organisation of each address in a column that can be searched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('org_accounts')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('website', 'text')
    .addColumn('domain', 'text')
    .addColumn('system_modstamp', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('org_accounts_pk', ['connection_id', 'record_id'])
    .execute();
  await createIndex(db, 'org_accounts', ['connection_id', 'domain']);
  for (const table of ['members', 'org_people'] as const) {
    await db.schema.alterTable(table).addColumn('email_domain', 'text').execute();
  }
  await fillDomains(db, 'members', 'external_id');
  await fillDomains(db, 'org_people', 'record_id');
  await createIndex(db, 'members', ['email_domain']);
  await createIndex(db, 'org_people', ['connection_id', 'email_domain']);
}

/** Rows written before there was the column. A record id names the same person in every connection. */
async function fillDomains(db: Kysely<unknown>, table: string, key: string): Promise<void> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ key: string; email: string }>`
      select distinct ${sql.ref(key)} as key, email from ${sql.table(table)}
      where ${sql.ref(key)} > ${after} and email is not null
      order by 1 limit ${ROWS_PER_PAGE}`.execute(db);
    for (const row of rows) {
      const domain = emailDomain(row.email);
      if (!domain) continue;
      await sql`
        update ${sql.table(table)} set email_domain = ${domain}
        where ${sql.ref(key)} = ${row.key}`.execute(db);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
  }
}
