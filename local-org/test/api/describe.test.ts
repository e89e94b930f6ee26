import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
});
afterAll(() => served.stop());

interface Field {
  readonly name: string;
  readonly [attribute: string]: unknown;
}

async function fieldsOf(object: string, token?: string): Promise<Map<string, Field>> {
  const { body } = await served.send(
    'GET',
    `/sobjects/${object}/describe`,
    undefined,
    token === undefined ? {} : { token }
  );
  return new Map((body.fields as unknown as Field[]).map((field) => [field.name, field]));
}

it('lists the objects a user may see', async () => {
  const { status, body } = await served.send('GET', '/sobjects');
  expect(status).toBe(200);
  expect(body).toMatchObject({ encoding: 'UTF-8', maxBatchSize: 200 });
  const account = body.sobjects.find(({ name }) => name === 'Account');
  expect(account).toMatchObject({
    keyPrefix: '001',
    custom: false,
    createable: true,
    urls: { describe: '/services/data/v66.0/sobjects/Account/describe' }
  });
  const token = await served.integrationToken();
  const seen = await served.send('GET', '/sobjects', undefined, { token });
  const names = seen.body.sobjects.map(({ name }) => name);
  expect(names).toContain('Activity__c');
  expect(names).not.toContain('Task');
});

it('describes fields with the 57 attributes a real org has', async () => {
  const fields = await fieldsOf('Activity__c');
  const externalId = fields.get('ExternalId__c');
  expect(Object.keys(externalId ?? {})).toHaveLength(57);
  expect(externalId).toMatchObject({
    type: 'string',
    length: 255,
    externalId: true,
    unique: true,
    caseSensitive: true,
    nillable: false,
    custom: true,
    createable: true,
    permissionable: false
  });
  expect(fields.get('Member__c')).toMatchObject({
    type: 'reference',
    referenceTo: ['Member__c'],
    relationshipName: 'Member__r',
    nillable: false
  });
  expect(fields.get('Name')).toMatchObject({
    autoNumber: true,
    createable: false,
    nameField: true
  });
});

it('describes picklists with their values', async () => {
  const platform = (await fieldsOf('Community__c')).get('Platform__c');
  expect(platform).toMatchObject({ type: 'picklist', restrictedPicklist: true });
  expect(platform?.['picklistValues']).toContainEqual({
    active: true,
    defaultValue: false,
    label: 'Slack',
    validFor: null,
    value: 'Slack'
  });
});

it('describes the ways from a parent to its children', async () => {
  const { body } = await served.send('GET', '/sobjects/Member__c/describe');
  const toActivities = expect.objectContaining({ childSObject: 'Activity__c', field: 'Member__c' });
  expect(body).toMatchObject({ childRelationships: expect.arrayContaining([toActivities]) });
});

it('leaves out what a user cannot read and marks what they cannot write', async () => {
  const token = await served.integrationToken();
  const asAdmin = await fieldsOf('Contact');
  const asIntegration = await fieldsOf('Contact', token);
  expect(asAdmin.get('CommunityScore__c')).toMatchObject({ updateable: true });
  expect(asIntegration.get('CommunityScore__c')).toMatchObject({ updateable: true });
  const session = served.org.sessionOf(served.org.client.userId);
  expect(
    [...asIntegration.keys()].every((name) => session.rights.canReadField('Contact', name))
  ).toBe(true);
  expect(asIntegration.get('LastName')?.['createable']).toBe(session.rights.canCreate('Contact'));
});

it('does not know unknown objects', async () => {
  const { status, body } = await served.send('GET', '/sobjects/Nothing__c/describe');
  expect([status, body[0]?.errorCode]).toEqual([404, 'NOT_FOUND']);
});

it('answers 304 until metadata or rights change', async () => {
  const path = '/sobjects/Account/describe';
  const first = await served.send('GET', path);
  const since = { headers: { 'If-Modified-Since': first.headers.get('Last-Modified') ?? '' } };
  const unchanged = await served.send('GET', path, undefined, since);
  expect([unchanged.status, unchanged.body]).toEqual([304, undefined]);
  const sets = await served.soql("SELECT Id FROM PermissionSet WHERE Name = 'PorchlightViewer'");
  await served.send('POST', '/sobjects/PermissionSetAssignment', {
    AssigneeId: served.org.client.userId,
    PermissionSetId: sets.body.records[0]?.Id
  });
  const changed = await served.send('GET', path, undefined, since);
  expect(changed.status).toBe(200);
  expect(changed.headers.get('ETag')).not.toBe(first.headers.get('ETag'));
  const global = await served.send('GET', '/sobjects');
  expect(global.headers.get('ETag')).toBe(changed.headers.get('ETag'));
});

it('shows an object with its recent rows', async () => {
  const { body } = await served.send('GET', '/sobjects/Account');
  expect(body).toMatchObject({ objectDescribe: { name: 'Account' }, recentItems: [] });
});
