import { describe, expect, it } from '@jest/globals';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import {
  migrate,
  StorageTooNewError,
  type StorageTarget
} from '../../src/adapters/storage/index.ts';
import { databases, useEmptyDatabase } from '../support/databases.ts';

const ALL = [
  '0001-init',
  '0002-sessions',
  '0003-organisations',
  '0004-rollups',
  '0005-runs',
  '0006-people',
  '0007-push',
  '0008-opportunities',
  '0009-connections',
  '0010-api-use',
  '0011-weights',
  '0012-start',
  '0013-provisioning',
  '0014-settled-marks',
  '0015-password-links',
  '0016-purpose-and-access',
  '0017-counted-by-index'
];

describe.each(databases)('migrations on $name', (database) => {
  const test = useEmptyDatabase(database);

  it('run once: the second time there is nothing to do', async () => {
    const storage = await test.open();
    expect(await migrate(storage)).toEqual(ALL);
    expect(await migrate(storage)).toEqual([]);
  });

  it('run once when several processes start at the same time', async () => {
    const storages = await Promise.all([test.open(), test.open(), test.open(), test.open()]);
    const applied = await Promise.all(storages.map(migrate));
    expect(applied.flat()).toEqual(ALL);
  });

  it('refuse a database that a newer release has changed', async () => {
    const storage = await test.open();
    await migrate(storage);
    await query(
      test.target(),
      `insert into migrations (name, applied_at) values ('9999-later', '2030-01-01T00:00:00.000Z')`
    );
    await expect(test.open()).rejects.toThrow(StorageTooNewError);
    await expect(migrate(storage)).rejects.toThrow(StorageTooNewError);
  });

  it('make exactly this schema', async () => {
    await migrate(await test.open());
    expect(await schemaOf(test.target())).toMatchSnapshot();
  });
});

async function query(target: StorageTarget, statement: string): Promise<Record<string, unknown>[]> {
  if (target.kind === 'sqlite') {
    const database = new BetterSqlite(target.file);
    const prepared = database.prepare(statement);
    const rows = prepared.reader ? prepared.all() : (prepared.run(), []);
    database.close();
    return rows as Record<string, unknown>[];
  }
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return rows;
}

/** One line per column and index. */
async function schemaOf(target: StorageTarget): Promise<string> {
  const columns =
    target.kind === 'sqlite'
      ? `select t.name || '.' || c.name || ' ' || c.type ||
           case when c."notnull" or c.pk then ' not null' else '' end as line
         from sqlite_master t join pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite_%'`
      : `select table_name || '.' || column_name || ' ' || data_type ||
           case when is_nullable = 'NO' then ' not null' else '' end as line
         from information_schema.columns where table_schema = 'public'`;
  const indexes =
    target.kind === 'sqlite'
      ? `select coalesce(sql, 'unique ' || tbl_name || ' (' || (
           select group_concat(i.name, ', ') from pragma_index_info(m.name) i) || ')') as line
         from sqlite_master m where type = 'index'`
      : `select indexdef as line from pg_indexes where schemaname = 'public'`;
  const lines = [...(await query(target, columns)), ...(await query(target, indexes))];
  return lines
    .map(({ line }) => String(line))
    .sort()
    .join('\n');
}
