import { sql, type Kysely } from 'kysely';
import { isoNow } from '../../kernel/index.ts';
import type { Dialect } from './dialect.ts';
import { StorageTooNewError } from './errors.ts';
import { migrations } from './migrations/index.ts';
import type { DatabaseStorage, Storage } from './open-storage.ts';
import type { Tables } from './tables.ts';

/** Any constant: the advisory lock that stands for "changes the schema". */
const MIGRATION_LOCK = 7_306_418_255_102;

/**
 * Brings the schema up to date, all steps in one transaction; answers the names of those applied.
 * Several processes may call it at once: one works, the others wait and find nothing to do.
 */
export async function migrate(storage: Storage): Promise<string[]> {
  // `openStorage` makes no other kind.
  const { db, dialect, clock } = storage as DatabaseStorage;
  return db.transaction().execute(async (transaction) => {
    if (dialect === 'postgres') {
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction);
    }
    await createMigrationTable(transaction);
    const applied: string[] = [];
    for (const migration of migrations) {
      const { name } = migration;
      // The row first: should two ever get here together, the second stops before it does harm.
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('migrations')
        .values({ name, applied_at: isoNow(clock) })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirstOrThrow();
      if (!numInsertedOrUpdatedRows) continue;
      await migration.up(transaction as unknown as Kysely<unknown>, dialect);
      applied.push(name);
    }
    await refuseNewer(transaction, dialect);
    return applied;
  });
}

/** Throws when the database knows a migration that this code does not. */
export async function refuseNewer(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  if (!(await hasMigrationTable(db, dialect))) return;
  const rows = await db.selectFrom('migrations').select('migrations.name').execute();
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = rows.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new StorageTooNewError(unknown.sort());
}

async function createMigrationTable(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('applied_at', 'text', (c) => c.notNull())
    .execute();
}

async function hasMigrationTable(db: Kysely<Tables>, dialect: Dialect): Promise<boolean> {
  const found =
    dialect === 'postgres'
      ? sql<{ present: unknown }>`select to_regclass('migrations') as present`
      : sql<{ present: unknown }>`select max(name) as present from sqlite_master
          where type = 'table' and name = 'migrations'`;
  const { rows } = await found.execute(db);
  return rows[0]?.present != null;
}
