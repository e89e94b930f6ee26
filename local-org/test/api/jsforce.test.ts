import { afterAll, beforeAll, expect, it } from '@jest/globals';
import jsforce from 'jsforce';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

type Connection = InstanceType<typeof jsforce.Connection>;

let served: OrgUnderTest;
let connection: Connection;

beforeAll(async () => {
  served = await serveOrg();
  connection = new jsforce.Connection({ loginUrl: served.url, version: '66.0' });
  await connection.authorize({
    grant_type: 'client_credentials',
    client_id: served.org.client.id,
    client_secret: served.org.client.secret
  });
});
afterAll(() => served.stop());

function asAdmin(): Connection {
  return new jsforce.Connection({
    instanceUrl: served.url,
    accessToken: served.adminToken,
    version: '66.0'
  });
}

function communityRow(key: string) {
  return { ExternalId__c: key, Name: `Community ${key}`, Platform__c: 'Slack' };
}

it('signs in with client credentials as the integration user', async () => {
  expect(connection.userInfo).toMatchObject({
    id: served.org.client.userId,
    organizationId: served.org.store.orgId
  });
  const identity = await connection.identity();
  expect(identity.user_id).toBe(served.org.client.userId);
});

it('upserts one row and many', async () => {
  const communities = connection.sobject('Community__c');
  const one = await communities.upsert(communityRow('slack:T1'), 'ExternalId__c');
  expect(one).toMatchObject({ success: true, created: true });
  const many = await communities.upsert(
    Array.from({ length: 450 }, (_, index) => communityRow(`many:${index}`)),
    'ExternalId__c',
    { allowRecursive: true }
  );
  expect(many).toHaveLength(450);
  expect(many.every((result) => result.success)).toBe(true);
});

it('creates, reads, updates and deletes', async () => {
  const accounts = asAdmin().sobject('Account');
  const made = await accounts.create({ Name: 'By jsforce' });
  const id = made.id ?? '';
  expect(await accounts.retrieve(id)).toMatchObject({ Id: id, Name: 'By jsforce' });
  expect(await accounts.update({ Id: id, Phone: '1' })).toMatchObject({ success: true });
  expect(await accounts.retrieve([id], { fields: ['Phone'] })).toMatchObject([{ Phone: '1' }]);
  expect(await accounts.destroy(id)).toMatchObject({ success: true });
});

it('fetches more than 2,000 rows, by itself or page by page', async () => {
  const session = served.org.sessionOf(served.org.admin.id);
  const rows = Array.from({ length: 4321 }, (_, index) => communityRow(`bulk:${index}`));
  served.org.records.insert(session, 'Community__c', rows);
  const soql = "SELECT Id, ExternalId__c FROM Community__c WHERE ExternalId__c LIKE 'bulk:%'";
  const fetched = await connection.query(soql, { autoFetch: true, maxFetch: 10_000 });
  expect(fetched.records).toHaveLength(4321);
  const first = await connection.query(soql);
  expect([first.done, first.records.length]).toEqual([false, 2000]);
  const second = await connection.queryMore(first.nextRecordsUrl ?? '');
  expect(second.records).toHaveLength(2000);
});

it('describes objects', async () => {
  const activity = await connection.sobject('Activity__c').describe();
  expect(activity.fields.map(({ name }) => name)).toContain('OccurredAt__c');
  const { sobjects } = await connection.describeGlobal();
  expect(sobjects.map(({ name }) => name)).toContain('Member__c');
});

it('reads the layouts of an object', async () => {
  const accounts = asAdmin().sobject('Account');
  expect((await accounts.layouts()).layouts).toHaveLength(1);
  const { compactLayouts, recordTypeCompactLayoutMappings } = await accounts.compactLayouts();
  expect(compactLayouts).toMatchObject([
    { name: 'SYSTEM', objectType: 'Account', fieldItems: [{ label: 'Account Name' }] }
  ]);
  expect(recordTypeCompactLayoutMappings).toMatchObject([{ recordTypeName: 'Master' }]);
  expect(await accounts.approvalLayouts()).toEqual({ approvalLayouts: [] });
});

it('sees errors with their codes and the use of the allocation', async () => {
  const refused = connection.sobject('Community__c').create({ Name: 'No key' });
  await expect(refused).rejects.toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING' });
  expect(connection.limitInfo.apiUsage?.limit).toBe(15_000);
});

it('sends a composite', async () => {
  const url = '/services/data/v66.0/query?q=SELECT+Id+FROM+Community__c+LIMIT+1';
  const answer = await connection.requestPost<{ compositeResponse: unknown[] }>('/composite', {
    compositeRequest: [{ method: 'GET', url, referenceId: 'one' }]
  });
  expect(answer.compositeResponse).toMatchObject([{ httpStatusCode: 200 }]);
});
