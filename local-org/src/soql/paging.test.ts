import { beforeAll, expect, it } from '@jest/globals';
import { aQueryOrg, idOf, type QueryFixture } from '../../test/support/query-fixture.ts';

const members = 20;
let org: QueryFixture;

beforeAll(() => {
  org = aQueryOrg({
    Contact: Array.from({ length: members }, (_, n) => ({ Id: idOf('003', n), LastName: `m${n}` })),
    Activity__c: Array.from({ length: 100_000 }, (_, n) => ({
      Id: idOf('a00', n),
      Name: `a${n}`,
      Type__c: n % 1000 === 0 ? 'rare' : 'usual',
      Contact__c: idOf('003', n % members),
      ThreadKey__c: `${n % members}:${Math.floor(n / 400)}`,
      OccurredAt__c: new Date(Date.UTC(2024, 0, 1) + (n % 50_000) * 60_000).toISOString(),
      SystemModstamp: '2024-05-01T00:00:00.000Z'
    }))
  });
}, 60_000);

it('keeps the rows of a result while others come and go between its pages', () => {
  const { store, run } = org;
  const soql = `SELECT Name FROM Activity__c WHERE Contact__c = '${idOf('003', 1)}' ORDER BY Name`;
  store.db.exec('SAVEPOINT paging');
  const result = run(soql);
  const names = (offset: number) => result.rows(offset, 1000).map((row) => row['Name']);
  const before = [0, 1000, 2000, 3000, 4000].flatMap(names);
  const removed = before[2500] as string;
  store.db.prepare('UPDATE Activity__c SET IsDeleted = 1 WHERE Name = ?').run(removed);
  org.insert('Activity__c', [
    {
      Id: idOf('a00', 999_999),
      Name: 'a0',
      Contact__c: idOf('003', 1),
      OccurredAt__c: '2024-01-01T00:00:00.000Z'
    }
  ]);
  const after = [0, 1000, 2000, 3000, 4000].flatMap(names);
  store.db.exec('ROLLBACK TO paging; RELEASE paging');

  expect(result.totalSize).toBe(5000);
  expect(new Set(before).size).toBe(5000);
  expect(after).toEqual(before.filter((name) => name !== removed));
  expect(names(5000)).toEqual([]);
});

it('walks an object by key in pages without missing or repeating a row', () => {
  const seen: string[] = [];
  let after = '';
  for (;;) {
    const soql = `SELECT Id FROM Activity__c WHERE Type__c = 'RARE' ${after} ORDER BY Id LIMIT 30`;
    const page = org.run(soql).rows(0, 30);
    if (page.length === 0) break;
    seen.push(...page.map((row) => row['Id'] as string));
    after = `AND Id > '${seen.at(-1)}'`;
  }
  expect(seen).toHaveLength(100);
  expect(new Set(seen).size).toBe(100);
});

it('reads one member page by the index, newest first', () => {
  const newest = `SELECT Id, Type__c, OccurredAt__c FROM Activity__c
    WHERE Contact__c = '${idOf('003', 7)}'`;
  const order = 'ORDER BY OccurredAt__c DESC, Id DESC LIMIT 50';
  const cursor =
    '(OccurredAt__c < 2024-01-20T00:00:00Z OR ' +
    `(OccurredAt__c = 2024-01-20T00:00:00Z AND Id < '${idOf('a00', 0)}'))`;
  for (const soql of [`${newest} ${order}`, `${newest} AND ${cursor} ${order}`]) {
    const plan = queryPlan(soql);
    expect(plan).toMatch(/SEARCH t0 USING INDEX Activity__c_Contact__c_OccurredAt__c/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
    expect(org.run(soql).totalSize).toBe(50);
  }
});

it('reads a few rows that share a key by that key, not by the lookup of many', () => {
  const soql = `SELECT Id FROM Activity__c WHERE ThreadKey__c = '7:0'
    AND Contact__c = '${idOf('003', 7)}' ORDER BY OccurredAt__c DESC, Id DESC LIMIT 50`;
  const plan = queryPlan(soql);
  expect(plan).toMatch(/SEARCH t0 USING INDEX Activity__c_ThreadKey__c_OccurredAt__c/);
  expect(plan).not.toMatch(/TEMP B-TREE/);
  expect(org.run(soql).totalSize).toBe(20);
});

it('counts a selective filter by an index', () => {
  const soql = `SELECT COUNT() FROM Activity__c WHERE Contact__c = '${idOf('003', 7)}'`;
  expect(queryPlan(soql)).toMatch(/SEARCH t0 USING (COVERING )?INDEX/);
  expect(org.run(soql).totalSize).toBe(5000);
});

it('enters the index where a page begins', () => {
  const soql = `SELECT Id FROM Activity__c WHERE SystemModstamp > 2024-04-01T00:00:00Z OR
    (SystemModstamp = 2024-04-01T00:00:00Z AND Id > '${idOf('a00', 9)}')
    ORDER BY SystemModstamp, Id LIMIT 2000`;
  expect(queryPlan(soql)).toMatch(
    /SEARCH t0 USING INDEX Activity__c_SystemModstamp_Id \(SystemModstamp>\?\)/
  );
  expect(org.run(soql).totalSize).toBe(2000);
});

it('pulls changes since a moment by the index on SystemModstamp', () => {
  const soql = `SELECT Id FROM Activity__c WHERE SystemModstamp > 2024-06-01T00:00:00Z
    ORDER BY SystemModstamp, Id LIMIT 2000`;
  const plan = queryPlan(soql);
  expect(plan).toMatch(/USING INDEX Activity__c_SystemModstamp/);
  expect(plan).not.toMatch(/TEMP B-TREE/);
});

/** How SQLite reads the first page: the statement is caught on its way to the database. */
function queryPlan(soql: string): string {
  const { db } = org.store;
  const statements: [sql: string, values: unknown[]][] = [];
  const watched = new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key !== 'prepare') return value;
      return (sql: string) => {
        const statement = target.prepare(sql).raw(true);
        const all = (...values: unknown[]) => {
          statements.push([sql, values]);
          return statement.all(...values);
        };
        return { raw: () => ({ all }) };
      };
    }
  });
  org.run(soql, { store: { db: watched, schema: org.store.schema } });
  const [[sql, values] = ['', []]] = statements;
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
  return rows.map((row) => row.detail).join('\n');
}
