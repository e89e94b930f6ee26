import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import jsforce from 'jsforce';
import { packageSource, serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
afterAll(() => served.stop());

const text = { type: 'Text', label: 'Tier', length: 20 };

function createField(FullName: string, Metadata: object = text, token?: string) {
  const request = token === undefined ? {} : { token };
  return served.send('POST', '/tooling/sobjects/CustomField', { FullName, Metadata }, request);
}

function toolingQuery(soql: string, token?: string) {
  const path = `/tooling/query?q=${encodeURIComponent(soql)}`;
  return served.send('GET', path, undefined, token === undefined ? {} : { token });
}

async function idOf(soql: string): Promise<string> {
  return (await served.soql(soql)).body.records[0]?.Id ?? '';
}

it('creates a field nobody sees until it is granted (documented: FieldPermissions)', async () => {
  const { status, body } = await createField('Lead.Tier__c');
  expect([status, body.success]).toEqual([201, true]);
  expect(body.id).toMatch(/^00N/);
  const ask = () => served.soql('SELECT Tier__c FROM Lead');
  expect((await ask()).body[0]?.errorCode).toBe('INVALID_FIELD');
  const ParentId = await idOf(
    "SELECT Id FROM PermissionSet WHERE Profile.Name = 'System Administrator'"
  );
  await served.send('POST', '/sobjects/FieldPermissions', {
    ParentId,
    SobjectType: 'Lead',
    Field: 'Lead.Tier__c',
    PermissionsRead: true,
    PermissionsEdit: true
  });
  expect((await ask()).status).toBe(200);
  const lead = { LastName: 'Tiered', Company: 'x', Tier__c: 'gold' };
  const made = await served.send('POST', '/sobjects/Lead', lead);
  const read = await served.send('GET', `/sobjects/Lead/${made.body.id}?fields=Tier__c`);
  expect(read.body).toMatchObject({ Tier__c: 'gold' });
  const described = await served.send('GET', '/sobjects/Lead/describe');
  expect(described.body.fields.find(({ name }) => name === 'Tier__c')).toMatchObject({
    custom: true,
    length: 20
  });
});

it('creates picklists and lookups', async () => {
  const values = [
    { valueName: 'Low', label: 'Low' },
    { valueName: 'High', default: true }
  ];
  const valueSet = { restricted: true, valueSetDefinition: { sorted: false, value: values } };
  const picklist = await createField('Contact.Mood__c', {
    type: 'Picklist',
    label: 'Mood',
    valueSet
  });
  expect(picklist.status).toBe(201);
  const lookup = {
    type: 'Lookup',
    label: 'Host',
    referenceTo: 'Account',
    relationshipName: 'Hosts'
  };
  expect((await createField('Contact.Host__c', lookup)).status).toBe(201);
  expect(served.org.store.findObject('Contact')?.fields.get('mood__c')?.defaultValue).toBe('High');
  const children = served.org.store.findObject('Account')?.childRelationships;
  expect(children).toContainEqual(expect.objectContaining({ relationshipName: 'Hosts__r' }));
});

it('refuses fields that cannot be made, each with its code', async () => {
  const twice = await createField('Lead.Tier__c');
  expect(twice.body[0]?.errorCode).toBe('DUPLICATE_DEVELOPER_NAME');
  const required = { type: 'Checkbox', label: 'x', required: true, defaultValue: 'false' };
  expect((await createField('Lead.Box__c', required)).body[0]).toMatchObject({
    errorCode: 'FIELD_INTEGRITY_EXCEPTION',
    message: "Can not specify 'required' for a CustomField of type Checkbox"
  });
  const codes = [
    await createField('Lead.NoSuffix'),
    await createField('Nothing__c.X__c'),
    await createField('Lead.Untyped__c', { label: 'x' }),
    await served.send('POST', '/tooling/sobjects/CustomField', { FullName: 'Lead.Bare__c' })
  ].map(({ status, body }) => [status, body[0]?.errorCode]);
  expect(codes).toEqual([
    [400, 'FIELD_INTEGRITY_EXCEPTION'],
    [400, 'INVALID_CROSS_REFERENCE_KEY'],
    [400, 'FIELD_INTEGRITY_EXCEPTION'],
    [400, 'REQUIRED_FIELD_MISSING']
  ]);
});

it('lets only those with Customize Application make fields', async () => {
  const { status } = await createField('Lead.Denied__c', text, await served.integrationToken());
  expect(status).toBe(403);
});

it('queries objects and fields of the org', async () => {
  const entity = await served.soql(
    "SELECT QualifiedApiName, KeyPrefix FROM EntityDefinition WHERE QualifiedApiName = 'Account'"
  );
  expect(entity.body.records).toMatchObject([{ QualifiedApiName: 'Account', KeyPrefix: '001' }]);
  const field = await served.soql(
    "SELECT DataType FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Activity__c' AND QualifiedApiName = 'Member__c'"
  );
  expect(field.body.records).toMatchObject([{ DataType: 'Lookup(Member__c)' }]);
  const custom = await toolingQuery(
    "SELECT Id, FullName FROM CustomField WHERE DeveloperName = 'Tier' AND TableEnumOrId = 'Lead'"
  );
  expect(custom.body.records).toMatchObject([{ FullName: 'Lead.Tier__c' }]);
  const object = await toolingQuery("SELECT Id FROM CustomObject WHERE DeveloperName = 'Activity'");
  expect(object.body.records[0]?.Id).toMatch(/^01I/);
});

it('wants fields of one object at a time (documented: FieldDefinition)', async () => {
  const { status, body } = await served.soql('SELECT DataType FROM FieldDefinition');
  expect([status, body[0]?.errorCode]).toEqual([400, 'MALFORMED_QUERY']);
});

it('keeps tooling objects out of the data API', async () => {
  const { body } = await served.soql('SELECT Id FROM InstalledSubscriberPackage');
  expect(body[0]?.errorCode).toBe('INVALID_TYPE');
  const token = await served.integrationToken();
  const withoutSetup = await toolingQuery('SELECT Id FROM InstalledSubscriberPackage', token);
  expect(withoutSetup.body[0]?.errorCode).toBe('INVALID_TYPE');
});

it('knows no scratch orgs, as the sf CLI expects of most orgs', async () => {
  expect((await served.soql('SELECT Id FROM ScratchOrgInfo')).body[0]?.errorCode).toBe(
    'INVALID_TYPE'
  );
});

it('lists no installed package in an org that has none', async () => {
  const { body } = await toolingQuery('SELECT Id FROM InstalledSubscriberPackage');
  expect(body).toMatchObject({ totalSize: 0, done: true, records: [] });
});

it('lists the installed package by its paths (documented: InstalledSubscriberPackage)', async () => {
  const packaged = await serveOrg({ namespace: 'acme', packageVersion: '2.3.0.7' });
  const soql =
    'SELECT Id, SubscriberPackageId, SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion, ' +
    'SubscriberPackageVersion.MinorVersion, SubscriberPackageVersion.PatchVersion, ' +
    'SubscriberPackageVersion.BuildNumber FROM InstalledSubscriberPackage ORDER BY SubscriberPackageId';
  const path = `/tooling/query?q=${encodeURIComponent(soql)}`;
  const { body } = await packaged.send('GET', path);
  await packaged.stop();
  expect(body.records).toMatchObject([
    {
      Id: expect.stringMatching(/^0A3/),
      SubscriberPackageId: expect.stringMatching(/^033/),
      SubscriberPackage: { NamespacePrefix: 'acme' },
      SubscriberPackageVersion: {
        MajorVersion: 2,
        MinorVersion: 3,
        PatchVersion: 0,
        BuildNumber: 7
      }
    }
  ]);
});

it('describes tooling objects', async () => {
  const global = await served.send('GET', '/tooling/sobjects');
  expect(global.body.sobjects.map(({ name }) => name)).toContain('CustomField');
  const { body } = await served.send('GET', '/tooling/sobjects/CustomField/describe');
  expect(body.fields.map(({ name }) => name)).toContain('FullName');
});

it('works with jsforce', async () => {
  const connection = new jsforce.Connection({
    instanceUrl: served.url,
    accessToken: served.adminToken,
    version: '66.0'
  });
  const FullName = 'Account.Region__c';
  const made = await connection.tooling.create('CustomField', { FullName, Metadata: text });
  expect(made).toMatchObject({ success: true });
  const { records } = await connection.tooling.query(
    "SELECT Id FROM CustomField WHERE DeveloperName = 'Region'"
  );
  expect(records).toHaveLength(1);
});

it('keeps fields made in the running org over a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'org-'));
  const options = { sourceDirs: [packageSource], dataFile: join(folder, 'org.db') };
  const first = await serveOrg(options);
  const Metadata = { type: 'Number', label: 'Rank', precision: 4, scale: 0 };
  await first.send('POST', '/tooling/sobjects/CustomField', { FullName: 'Lead.Rank__c', Metadata });
  await first.stop();
  const second = await serveOrg(options);
  const field = second.org.store.findObject('Lead')?.fields.get('rank__c');
  const { rights } = second.org.sessionOf(second.org.admin.id);
  expect(field).toMatchObject({ type: 'double', precision: 4 });
  expect(rights.canReadField('Lead', 'Rank__c')).toBe(false);
  await second.stop();
  rmSync(folder, { recursive: true });
});
