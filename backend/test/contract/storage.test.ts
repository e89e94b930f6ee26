import { describe, expect, it } from '@jest/globals';
import BetterSqlite from 'better-sqlite3';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, openStorage, StorageUnavailableError } from '../../src/adapters/storage/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { databases, useStorage } from '../support/databases.ts';
import { aChange, aMember } from '../support/records.ts';

describe.each(databases)('storage on $name', (database) => {
  const test = useStorage(database);

  it('writes all of a transaction or nothing', async () => {
    const failing = test.storage.transaction(async (scope) => {
      await scope.members.saveAll([aMember()]);
      await scope.changes.append([aChange()]);
      await scope.cursors.advance('push', 's', 5);
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(await test.storage.members.count()).toBe(0);
    expect(await test.storage.changes.head()).toBe(0);
    expect(await test.storage.cursors.position('push', 's')).toBe(0);
  });

  it('answers what the transaction answers, and sees its own writes in it', async () => {
    const counted = await test.storage.transaction(async (scope) => {
      await scope.members.saveAll([aMember()]);
      return scope.members.count();
    });
    expect(counted).toBe(1);
  });

  it('keeps what was committed when it is opened again', async () => {
    await test.storage.members.saveAll([aMember()]);
    await test.storage.close();
    const again = await test.open();
    expect(await again.members.count()).toBe(1);
  });

  it('lets two connections save the same rows at once', async () => {
    const [one, two] = [test.storage, await test.open()];
    const members = Array.from({ length: 500 }, (_, i) => aMember({ externalId: `u${i}` }));
    await Promise.all([
      one.transaction((scope) => scope.members.saveAll(members)),
      two.transaction((scope) => scope.members.saveAll([...members].reverse()))
    ]);
    expect(await one.members.count()).toBe(500);
  });

  it('answers a ping', async () => {
    await expect(test.storage.ping()).resolves.toBeUndefined();
  });
});

it('outlives a connection that PostgreSQL ends between two statements of a transaction, as it does when we freeze', async () => {
  const created = await databases[1]!.create();
  const storage = await openStorage(created.target, systemClock);
  const { db } = storage as unknown as { db: { executeQuery: QueryRunner } };
  const ask = (query: string) => db.executeQuery({ sql: query, parameters: [], query: RAW });
  try {
    await migrate(storage);
    const timeout = await ask('show idle_in_transaction_session_timeout');
    expect(timeout.rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
    const broken = storage.transaction(async (scope) => {
      await scope.members.count();
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`);
      await sleep(100);
      return scope.members.count();
    });
    await expect(broken).rejects.toThrow();
    await expect(storage.members.count()).resolves.toBe(0);
  } finally {
    await storage.close();
    await created.remove();
  }
});

it('lets nobody else read the SQLite file, even in a folder that is open to all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-test-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'a.db');
  const storage = await openStorage({ kind: 'sqlite', file }, systemClock);
  await storage.ping();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

it('lets a transaction that reads first wait for another process on SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-test-'));
  const file = join(folder, 'a.db');
  try {
    const storage = await openStorage({ kind: 'sqlite', file }, systemClock);
    const other = new BetterSqlite(file, { timeout: 0 });
    let refused: unknown;
    await storage.transaction(async () => {
      try {
        other.exec('begin immediate');
      } catch (error) {
        refused = error;
      }
      await sleep(1);
    });
    expect(refused).toMatchObject({ code: 'SQLITE_BUSY' });
    other.close();
    await storage.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('commits to disk before it says so on SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-test-'));
  const storage = await openStorage({ kind: 'sqlite', file: join(folder, 'a.db') }, systemClock);
  const { db } = storage as unknown as { db: { executeQuery: QueryRunner } };
  const mode = await db.executeQuery({ sql: 'pragma journal_mode', parameters: [], query: RAW });
  const synchronous = await db.executeQuery({
    sql: 'pragma synchronous',
    parameters: [],
    query: RAW
  });
  expect(mode.rows).toEqual([{ journal_mode: 'wal' }]);
  expect(synchronous.rows).toEqual([{ synchronous: 2 }]);
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  { kind: 'sqlite', file: '/dev/null/porchlight.db' } as const,
  { kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/none' } as const
])('says that a database cannot be reached, with a remedy: $kind', async (target) => {
  const opening = openStorage(target, systemClock);
  await expect(opening).rejects.toThrow(StorageUnavailableError);
  await expect(opening).rejects.toMatchObject({
    kind: 'configuration',
    remedy: expect.any(String)
  });
});

const RAW = { kind: 'RawNode', sqlFragments: [], parameters: [] };
type QueryRunner = (query: unknown) => Promise<{ rows: unknown[] }>;
