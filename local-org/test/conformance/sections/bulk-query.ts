import { expect } from '@jest/globals';
import type { BulkClient } from '../../api/bulk-client.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';
import { bulkly } from '../bulkly.ts';
import { createdId, typed } from '../conforms.ts';

const HOUR = 3_600_000;
const everyAccount = { operation: 'query', query: 'SELECT Id, Name FROM Account' };

async function queried(bulk: BulkClient, org: OrgUnderTest, job: object): Promise<string> {
  const { status, body } = await bulk.send('POST', '/query', job);
  expect(status).toBe(200);
  org.org.clock.advance(HOUR);
  expect(await bulk.info(body.id, 'query')).toMatchObject({ state: 'JobComplete' });
  return body.id;
}

async function fill(org: OrgUnderTest, count: number): Promise<void> {
  const records = typed(
    'Account',
    Array.from({ length: count }, (_, row) => ({ Name: `A${row}` }))
  );
  await org.send('POST', '/composite/sobjects', { records });
}

bulkly('bulk/query-create', async (bulk) => {
  const { status, body } = await bulk.send('POST', '/query', everyAccount);
  expect([status, body.state]).toEqual([200, 'UploadComplete']);
  expect(await bulk.info(body.id, 'query')).toMatchObject({ jobType: 'V2Query' });
});

bulkly('bulk/query-results', async (bulk, org) => {
  await fill(org, 3);
  const id = await queried(bulk, org, everyAccount);
  const { rows: found, headers } = await bulk.csv(`/query/${id}/results`);
  expect(found).toHaveLength(3);
  expect(headers.get('Sforce-NumberOfRecords')).toBe('3');
  expect(headers.get('Content-Type')).toMatch(/^text\/csv/);
});

bulkly('bulk/query-pages', async (bulk, org) => {
  await fill(org, 5);
  const id = await queried(bulk, org, everyAccount);
  const names: (string | undefined)[] = [];
  let locator: string | null = '';
  while (locator !== 'null') {
    const page = await bulk.csv(`/query/${id}/results?maxRecords=2&locator=${locator ?? ''}`);
    names.push(...page.rows.map((row) => row['Name']));
    locator = page.headers.get('Sforce-Locator');
  }
  expect(names.sort()).toEqual(['A0', 'A1', 'A2', 'A3', 'A4']);
});

bulkly('bulk/query-all', async (bulk, org) => {
  const gone = await createdId(org, 'Account', { Name: 'Gone' });
  await org.send('DELETE', `/sobjects/Account/${gone}`);
  const count = async (operation: string) => {
    const id = await queried(bulk, org, { ...everyAccount, operation });
    return (await bulk.csv(`/query/${id}/results`)).rows.length;
  };
  expect([await count('query'), await count('queryAll')]).toEqual([0, 1]);
});

bulkly('bulk/query-refused', async (bulk, org) => {
  for (const query of [
    'SELECT Name, COUNT(Id) FROM Account GROUP BY Name',
    'SELECT COUNT() FROM Account',
    'SELECT Id FROM Account LIMIT 5 OFFSET 5',
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    'SELECT TYPEOF What WHEN Account THEN Name END FROM Task'
  ]) {
    const { status, body } = await bulk.send('POST', '/query', { operation: 'query', query });
    if (status !== 200) continue;
    org.org.clock.advance(HOUR);
    expect((await bulk.info(body.id, 'query')).state).toBe('Failed');
  }
});
