import { afterAll, beforeAll, expect, it } from '@jest/globals';
import jsforce from 'jsforce';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let connection: InstanceType<typeof jsforce.Connection>;

beforeAll(async () => {
  served = await serveOrg({ bulkPace: { queueSeconds: 0.1, rowsPerSecond: 5000 } });
  connection = new jsforce.Connection({
    instanceUrl: served.url,
    accessToken: served.adminToken,
    version: '66.0'
  });
});
afterAll(() => served.stop());

const quickly = { pollInterval: 50, pollTimeout: 20_000 };

it('loads rows with jsforce and reads what became of each', async () => {
  const results = await connection.bulk2.loadAndWaitForResults({
    object: 'Community__c',
    operation: 'upsert',
    externalIdFieldName: 'ExternalId__c',
    input: [
      { ExternalId__c: 'j1', Name: 'One', Platform__c: 'Slack' },
      { ExternalId__c: 'j2', Name: 'Two', Platform__c: 'Telex' },
      { ExternalId__c: 'j3', Name: 'Three', Platform__c: null }
    ],
    ...quickly
  });
  expect(
    results.successfulResults.map((row) => Reflect.get(row, 'ExternalId__c') as string).sort()
  ).toEqual(['j1', 'j3']);
  expect(results.failedResults).toMatchObject([{ ExternalId__c: 'j2', sf__Id: '' }]);
  expect(results.unprocessedRecords).toEqual([]);
});

it('queries with jsforce', async () => {
  const session = served.org.sessionOf(served.org.admin.id);
  const rows = Array.from({ length: 20_000 }, (_, n) => ({ Name: `Many ${n}` }));
  served.org.records.insert(session, 'Account', rows);
  const stream = await connection.bulk2.query('SELECT Id, Name FROM Account', quickly);
  const names = new Set((await stream.toArray()).map((row) => (row as { Name: string }).Name));
  expect(names.size).toBe(20_000);
});
