import { afterEach, beforeEach, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  migrate,
  openStorage,
  type Storage,
  type StorageTarget
} from '../../src/adapters/storage/index.ts';
import { systemClock, type Clock } from '../../src/kernel/index.ts';
import { postgresUrl } from './postgres-server.ts';

/** An empty database of one kind, made for one test. */
export interface TestDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  create(): Promise<CreatedDatabase>;
}

export interface CreatedDatabase {
  readonly target: StorageTarget;
  remove(): Promise<void>;
}

/** For `describe.each(databases)('… on $name', (database) => …)`. */
export const databases: readonly TestDatabase[] = [
  { name: 'SQLite', create: createSqlite },
  { name: 'PostgreSQL', create: createPostgres }
];

/** A server is started for the first test, on a machine that may have much else to do. */
const TIMEOUT_MS = 60_000;

/** A migrated storage in an empty database for each test. */
export function useStorage(database: TestDatabase, clock: Clock = systemClock) {
  const empty = useEmptyDatabase(database, clock);
  let storage: Storage | undefined;
  beforeEach(async () => {
    storage = await empty.open();
    await migrate(storage);
  });
  return {
    ...empty,
    get storage(): Storage {
      if (!storage) throw new Error('The storage exists only while a test runs.');
      return storage;
    }
  };
}

/** An empty database for each test; what `open` opened is closed at its end. */
export function useEmptyDatabase(database: TestDatabase, clock: Clock = systemClock) {
  jest.setTimeout(TIMEOUT_MS);
  let created: CreatedDatabase;
  let opened: Storage[] = [];
  beforeEach(async () => {
    created = await database.create();
  });
  afterEach(async () => {
    await Promise.all(opened.map((storage) => storage.close()));
    opened = [];
    await created.remove();
  });
  return {
    target: (): StorageTarget => created.target,
    open: async (): Promise<Storage> => {
      const storage = await openStorage(created.target, clock);
      opened.push(storage);
      return storage;
    }
  };
}

async function createSqlite(): Promise<CreatedDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-test-'));
  return {
    target: { kind: 'sqlite', file: join(folder, 'porchlight.db') },
    remove: async () => rmSync(folder, { recursive: true, force: true })
  };
}

async function createPostgres(): Promise<CreatedDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name}`);
  return {
    target: { kind: 'postgres', url: await postgresUrl(name) },
    // Not forced: a connection somebody forgot to close fails the test here.
    remove: () => administer(`drop database ${name}`)
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: await postgresUrl('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
