import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More than one run needs side by side. */
const KEPT = 100;

/**
 * A database that prepares the same text once. A prepared statement of a thousand values takes hundreds of
 * kilobytes outside of the heap, which the garbage collector neither sees nor soon gives back.
 */
export class PreparedStatements implements SqliteDatabase {
  private readonly database: SqliteDatabase;
  /** The one used longest ago first. */
  private readonly kept = new Map<string, SqliteStatement>();

  constructor(database: SqliteDatabase) {
    this.database = database;
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.kept.get(sql) ?? this.database.prepare(sql);
    if (changesSchema(sql)) this.kept.clear();
    else this.keep(sql, statement);
    return statement;
  }

  close(): void {
    this.kept.clear();
    this.database.close();
  }

  private keep(sql: string, statement: SqliteStatement): void {
    this.kept.delete(sql);
    this.kept.set(sql, statement);
    if (this.kept.size <= KEPT) return;
    for (const oldest of this.kept.keys()) {
      this.kept.delete(oldest);
      return;
    }
  }
}

/** Answers may have other columns from then on. */
function changesSchema(sql: string): boolean {
  return /^\s*(?:alter|create|drop|pragma)\b/i.test(sql);
}
