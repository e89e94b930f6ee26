import Database from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDialectConfig
} from 'kysely';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PreparedStatements } from './prepared-statements.ts';
import type { Tables } from './tables.ts';

const BUSY_TIMEOUT_MS = 10_000;
const BUSY_RETRY_MS = 10;

/** Opens the file, made on first use with its folder; what is committed survives a power cut. */
export function openSqlite(file: string): Kysely<Tables> {
  if (file !== ':memory:') makePrivately(file);
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // Kilobytes; the system keeps what is read often, too.
  database.pragma('cache_size = -4000');
  // From here on we wait ourselves: SQLite's own waiting would stop the whole process meanwhile.
  database.pragma('busy_timeout = 0');
  return new Kysely({
    dialect: new PatientDialect({ database: new PreparedStatements(database) })
  });
}

/** It will hold people's addresses and what they said: nobody else reads it, in whatever folder. */
function makePrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    // Never one that is there: closing it would end the locks this process may hold on it.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

class PatientDialect extends SqliteDialect {
  private readonly settings: SqliteDialectConfig;

  constructor(settings: SqliteDialectConfig) {
    super(settings);
    this.settings = settings;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.settings);
  }
}

class PatientDriver extends SqliteDriver {
  private connection: DatabaseConnection | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.connection ??= patient(await super.acquireConnection());
    return this.connection;
  }

  // A transaction that reads first and writes later fails at once, whatever the timeout, when
  // another process wrote in between (documented: SQLITE_BUSY_SNAPSHOT). Taking the lock first waits.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Tries a statement again while another process writes. */
function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    streamQuery: (query, size) => connection.streamQuery(query, size),
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      for (let waited = 0; ; waited += BUSY_RETRY_MS) {
        try {
          return await connection.executeQuery<R>(query);
        } catch (error) {
          if (waited >= BUSY_TIMEOUT_MS || !isBusy(error)) throw error;
          await sleep(BUSY_RETRY_MS);
        }
      }
    }
  };
}

function isBusy(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}
