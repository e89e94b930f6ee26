import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import jsforce from 'jsforce';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let connection: InstanceType<typeof jsforce.Connection>;

beforeAll(async () => {
  served = await serveOrg();
  connection = new jsforce.Connection({
    instanceUrl: served.url,
    accessToken: served.adminToken,
    version: '66.0'
  });
});
afterAll(() => served.stop());

function communityRow(key: string, Name = `Community ${key}`) {
  return { ExternalId__c: key, Name, Platform__c: 'Slack' };
}

async function namesOf(object: string, where: string): Promise<unknown[]> {
  const soql = `SELECT Name FROM ${object} WHERE ${where} ORDER BY Name`;
  return (await connection.query(soql)).records.map((row) => row['Name'] as unknown);
}

/** The HTTP statuses a piece of work was answered with: jsforce itself does not hand them out. */
async function statusesOf(work: () => Promise<unknown>): Promise<number[]> {
  const statuses: number[] = [];
  const note = (message: unknown) => {
    statuses.push((message as { response: { statusCode: number } }).response.statusCode);
  };
  subscribe('undici:request:headers', note);
  await work().finally(() => unsubscribe('undici:request:headers', note));
  return statuses;
}

it('upserts: 201 for a new row, 200 for a known one', async () => {
  const communities = connection.sobject('Community__c');
  const results: object[] = [];
  const upsert = async (name: string) => {
    results.push(await communities.upsert(communityRow('once', name), 'ExternalId__c'));
  };
  expect(await statusesOf(() => upsert('First'))).toEqual([201]);
  expect(await statusesOf(() => upsert('Renamed'))).toEqual([200]);
  expect(results).toMatchObject([
    { success: true, created: true, errors: [] },
    { success: true, created: false, errors: [] }
  ]);
  expect(await namesOf('Community__c', "ExternalId__c = 'once'")).toEqual(['Renamed']);
});

it('sees MULTIPLE_CHOICES with the URLs of every row that has the key', async () => {
  const members = connection.sobject('Member__c');
  const made = await members.create([
    { ExternalId__c: 'twin:1', Name: 'One', Email__c: 'twin@example.com' },
    { ExternalId__c: 'twin:2', Name: 'Two', Email__c: 'twin@example.com' }
  ]);
  const urls = made.map(({ id }) => `/services/data/v66.0/sobjects/Member__c/${id}`);
  let refused: unknown;
  const statuses = await statusesOf(async () => {
    refused = await members
      .upsert({ Email__c: 'twin@example.com' }, 'Email__c')
      .catch((error: unknown) => error);
  });
  expect(statuses).toEqual([300]);
  expect(refused).toMatchObject({ errorCode: 'MULTIPLE_CHOICES' });
  expect([...(refused as { data: string[] }).data].sort()).toEqual(urls.sort());
  expect(await namesOf('Member__c', "Email__c = 'twin@example.com'")).toEqual(['One', 'Two']);
});

it('writes collections: creates, updates, upserts, retrieves and deletes lists', async () => {
  const accounts = connection.sobject('Account');
  const made = await accounts.create([{ Name: 'First' }, { Name: 'Second' }]);
  expect(made).toMatchObject([{ success: true }, { success: true }]);
  const ids = made.map(({ id }) => id ?? '');
  const updated = await accounts.update(ids.map((Id) => ({ Id, Phone: '42' })));
  expect(updated.map(({ id }) => id)).toEqual(ids);
  const read = await accounts.retrieve([...ids].reverse(), { fields: ['Name', 'Phone'] });
  expect(read).toMatchObject([
    { Name: 'Second', Phone: '42' },
    { Name: 'First', Phone: '42' }
  ]);
  const removed = await accounts.destroy(ids);
  expect(removed).toMatchObject([{ success: true }, { success: true }]);
  expect(await namesOf('Account', "Phone = '42'")).toEqual([]);
});

it('tells created from updated rows, and good from bad ones, in one collection', async () => {
  const communities = connection.sobject('Community__c');
  await communities.create(communityRow('here'));
  const results = await communities.upsert(
    [communityRow('here'), communityRow('new'), { ...communityRow('bad'), Platform__c: 'Telex' }],
    'ExternalId__c'
  );
  expect(results).toMatchObject([
    { success: true, created: false },
    { success: true, created: true },
    { success: false, errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }] }
  ]);
  expect(results[2]).not.toHaveProperty('id');
});

it('writes all or none when told so', async () => {
  const results = await connection
    .sobject('Account')
    .create([{ Name: 'Kept out' }, { Phone: 'no name' }], { allOrNone: true });
  expect(results).toMatchObject([
    { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
    { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] }
  ]);
  expect(await namesOf('Account', "Name = 'Kept out'")).toEqual([]);
});

it('reads the limits, with the calls of the day counted', async () => {
  const first = await connection.limits();
  const second = await connection.limits();
  const remaining = first['DailyApiRequests']?.Remaining ?? 0;
  expect(first['DailyApiRequests']?.Max).toBe(15_000);
  expect(second['DailyApiRequests']?.Remaining).toBe(remaining - 1);
  expect(second['DailyBulkV2QueryJobs']).toMatchObject({ Max: expect.any(Number) });
});

it('ingests updates and deletes as bulk jobs', async () => {
  const accounts = connection.sobject('Account');
  const made = await accounts.create([{ Name: 'Bulk A' }, { Name: 'Bulk B' }]);
  const load = (operation: 'update' | 'delete', input: Record<string, string>[]) =>
    connection.bulk2.loadAndWaitForResults({
      object: 'Account',
      operation,
      input,
      pollInterval: 50,
      pollTimeout: 20_000
    });
  const rows = made.map(({ id }) => ({ Id: id ?? '' }));
  const updated = await load(
    'update',
    rows.map((row) => ({ ...row, Phone: '77' }))
  );
  expect(updated.successfulResults).toHaveLength(2);
  expect(await namesOf('Account', "Phone = '77'")).toEqual(['Bulk A', 'Bulk B']);
  const removed = await load('delete', rows);
  expect(removed.failedResults).toEqual([]);
  expect(await namesOf('Account', "Phone = '77'")).toEqual([]);
});
