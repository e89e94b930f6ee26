import { sql, type Kysely } from 'kysely';
import { AppError, silentLogger, type Clock, type Logger } from '../../kernel/index.ts';
import type { Dialect } from './dialect.ts';
import { StorageUnavailableError } from './errors.ts';
import { refuseNewer } from './migrate.ts';
import { createScope, type Scope } from './scope.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type StorageTarget =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Storage extends Scope {
  readonly dialect: Dialect;
  /**
   * All or nothing. The work uses only the scope it is given: on SQLite the outer one would wait
   * for this transaction to end, which it never would.
   */
  transaction<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database; SQLite makes file and folder on first use. Changes no schema (`migrate`
 * does), but refuses one that a newer release has changed.
 */
export async function openStorage(
  target: StorageTarget,
  clock: Clock,
  logger: Logger = silentLogger
): Promise<Storage> {
  let db: Kysely<Tables> | undefined;
  try {
    db = await open(target, logger);
    await refuseNewer(db, target.kind);
    return databaseStorage(db, clock, target.kind);
  } catch (error) {
    await db?.destroy();
    if (error instanceof AppError) throw error;
    throw unavailable(target, error);
  }
}

async function open(target: StorageTarget, logger: Logger): Promise<Kysely<Tables>> {
  if (target.kind === 'sqlite') return openSqlite(target.file);
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(target.url, (error) =>
    logger.warn({ reason: error.message }, 'a database connection broke')
  );
}

/** What this folder alone knows of a storage. */
export interface DatabaseStorage extends Storage {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
}

function databaseStorage(db: Kysely<Tables>, clock: Clock, dialect: Dialect): DatabaseStorage {
  return {
    ...createScope(db, clock, dialect),
    db,
    clock,
    dialect,
    transaction: (work) =>
      db.transaction().execute((transaction) => work(createScope(transaction, clock, dialect))),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy()
  };
}

function unavailable(target: StorageTarget, cause: unknown): StorageUnavailableError {
  const { message, code } = cause as { message?: string; code?: string };
  const reason = message || code || 'no reason given';
  return target.kind === 'sqlite'
    ? new StorageUnavailableError(
        `The database file ${target.file} cannot be opened: ${reason}`,
        'Check that the folder exists and can be written, or set PORCHLIGHT_DATA_DIR.',
        { cause }
      )
    : new StorageUnavailableError(
        `The PostgreSQL database cannot be reached: ${reason}`,
        'Check PORCHLIGHT_DATABASE_URL and that the server runs.',
        { cause }
      );
}
