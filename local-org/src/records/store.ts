import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import type { ObjectSchema, Schema } from '../metadata/index.ts';
import { numberedId } from './ids.ts';
import { assignKeyPrefixes } from './key-prefixes.ts';
import { ensureTable } from './tables.ts';

const ownTables = `
  CREATE TABLE IF NOT EXISTS local_org (id TEXT PRIMARY KEY) STRICT;
  CREATE TABLE IF NOT EXISTS local_key_prefixes (object TEXT PRIMARY KEY, prefix TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS local_bin (
    id TEXT PRIMARY KEY, batch INTEGER NOT NULL, object TEXT NOT NULL, is_root INTEGER NOT NULL, deleted_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS local_bin_batch ON local_bin (batch);
  CREATE INDEX IF NOT EXISTS local_bin_roots ON local_bin (deleted_at) WHERE is_root = 1;
  CREATE TABLE IF NOT EXISTS local_bin_lookups (
    batch INTEGER NOT NULL, object TEXT NOT NULL, field TEXT NOT NULL, id TEXT NOT NULL, parent TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS local_bin_lookups_batch ON local_bin_lookups (batch);
  CREATE TABLE IF NOT EXISTS local_purges (object TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS local_sequences (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
`;

/**
 * Opens or creates the org's rows: in memory without a file.
 * @param options orgNumber makes the id of a new org; 1 when absent
 */
export function openStore(options: { schema: Schema; file?: string; orgNumber?: number }): Store {
  const db = new SqliteDatabase(options.file ?? ':memory:');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return new Store(db, options.schema, options.orgNumber);
}

/** One SQLite table per object, one connection, and the numbers the org hands out. */
export class Store {
  readonly db: Database;
  /** 18 characters. */
  readonly orgId: string;
  private currentSchema: Schema;
  private objectsByPrefix = new Map<string, ObjectSchema>();
  private readonly statements = new Map<string, Statement>();
  private readonly atomically: (work: () => unknown) => unknown;
  private accessChanges = 0;

  constructor(db: Database, schema: Schema, orgNumber = 1) {
    this.db = db;
    this.atomically = db.transaction((work: () => unknown) => work());
    db.exec(ownTables);
    this.currentSchema = schema;
    this.extend(schema);
    this.orgId = this.keepOrgId(numberedId('00D', orgNumber));
  }

  /** The loaded metadata with the key prefixes this store has given. */
  get schema(): Schema {
    return this.currentSchema;
  }

  /** Takes over new metadata: missing tables and columns are added, nothing is dropped. */
  extend(schema: Schema): void {
    this.transaction(() => {
      this.currentSchema = assignKeyPrefixes(this.db, schema);
      const objects = [...this.currentSchema.objects.values()];
      for (const object of objects) ensureTable(this.db, object);
      this.objectsByPrefix = new Map(objects.map((object) => [object.keyPrefix, object]));
    });
    this.statements.clear();
    this.noteAccessChange();
  }

  /** By API name in any case. */
  findObject(name: string): ObjectSchema | undefined {
    return this.currentSchema.objects.get(name.toLowerCase());
  }

  /** The object whose records have this id's key prefix. */
  findObjectOfId(id: string): ObjectSchema | undefined {
    return this.objectsByPrefix.get(id.slice(0, 3));
  }

  /** A prepared statement, kept: the text should name columns and bind values. */
  prepare(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  /** All or nothing; inside another transaction a savepoint. What `work` throws is thrown on. */
  transaction<T>(work: () => T): T {
    try {
      return this.atomically(work) as T;
    } catch (error) {
      this.noteAccessChange();
      throw error;
    }
  }

  /** Reserves this many numbers of a sequence and returns the first. */
  reserve(sequence: string, count: number): number {
    const row = this.prepare(
      `INSERT INTO local_sequences (name, last) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET last = last + excluded.last RETURNING last`
    ).get(sequence, count) as { last: number };
    return row.last - count + 1;
  }

  newIds(object: Pick<ObjectSchema, 'keyPrefix'>, count: number): string[] {
    const first = this.reserve(`id ${object.keyPrefix}`, count);
    return Array.from({ length: count }, (_, index) => numberedId(object.keyPrefix, first + index));
  }

  /** Grows whenever rows that decide about rights may have changed. */
  get accessVersion(): number {
    return this.accessChanges;
  }

  noteAccessChange(): void {
    this.accessChanges += 1;
  }

  close(): void {
    this.db.close();
  }

  /** An org that is there already has its id. */
  private keepOrgId(id: string): string {
    const known = this.prepare('SELECT id FROM local_org').get() as { id: string } | undefined;
    if (known) return known.id;
    this.prepare('INSERT INTO local_org (id) VALUES (?)').run(id);
    return id;
  }
}
