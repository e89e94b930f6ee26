import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await serveOrg({ sourceDirs: [] });
});
afterAll(() => org.stop());

const text = { type: 'Text', label: 'Tier', length: 20 };

function createField(FullName: string) {
  return org.send('POST', '/tooling/sobjects/CustomField', { FullName, Metadata: text });
}

async function idOf(soql: string): Promise<string> {
  return (await org.soql(soql)).body.records[0]?.Id ?? '';
}

async function aSetThatOpensLeads(name: string): Promise<string> {
  const { body } = await org.send('POST', '/sobjects/PermissionSet', { Name: name, Label: name });
  const grant = { ParentId: body.id, SobjectType: 'Lead', PermissionsRead: true };
  await org.send('POST', '/sobjects/ObjectPermissions', grant);
  return body.id;
}

it('has none of our permission sets where the package is not installed', async () => {
  const { body } = await org.soql(
    "SELECT Name FROM PermissionSet WHERE IsOwnedByProfile = false AND Name LIKE 'Porchlight%'"
  );
  expect(body.records).toEqual([]);
});

it('makes no more fields than an object may have (documented: Custom Fields Allowed Per Object)', async () => {
  expect(org.org.records.switches.customFieldsPerObject).toBe(500);
  await org.send('POST', '/local-org/rules', { customFieldsPerObject: 1 });
  expect((await createField('Lead.First__c')).status).toBe(201);
  const { status, body } = await createField('Lead.Second__c');
  expect([status, body[0]?.errorCode]).toEqual([400, 'LIMIT_EXCEEDED']);
  expect(body[0]?.message).toContain('1 custom fields on Lead');
  await org.send('POST', '/local-org/rules', { customFieldsPerObject: 500 });
});

it('deletes a field with its values and grants, and one made again begins empty', async () => {
  await createField('Contact.Tier__c');
  const ParentId = await aSetThatOpensLeads('Reader');
  const grant = { ParentId, SobjectType: 'Contact', Field: 'Contact.Tier__c' };
  const read = { ...grant, PermissionsRead: true };
  const admin = await idOf("SELECT Id FROM PermissionSet WHERE Profile.Name LIKE 'System%'");
  await org.send('POST', '/sobjects/FieldPermissions', {
    ...read,
    ...{ ParentId: admin, PermissionsEdit: true }
  });
  await org.send('POST', '/sobjects/Contact', { LastName: 'Tiered', Tier__c: 'gold' });
  const gone = await org.send('POST', '/local-org/delete-field', { field: 'Contact.Tier__c' });
  expect(gone.status).toBe(200);
  expect((await org.soql('SELECT Tier__c FROM Contact')).body[0]?.errorCode).toBe('INVALID_FIELD');
  const left = await org.soql("SELECT Id FROM FieldPermissions WHERE Field = 'Contact.Tier__c'");
  expect(left.body.totalSize).toBe(0);
  expect((await createField('Contact.Tier__c')).status).toBe(201);
  await org.send('POST', '/sobjects/FieldPermissions', { ...read, ParentId: admin });
  const { body } = await org.soql('SELECT Tier__c FROM Contact');
  expect(body.records).toMatchObject([{ Tier__c: null }]);
});

it('deletes nothing that the loaded metadata declares', async () => {
  const answer = await org.send('POST', '/local-org/delete-field', { field: 'Lead.Email' });
  expect(answer.status).toBe(400);
  expect(answer.body[0]?.message).toContain('was not made in the running org');
});

it('assigns no rights on data to an integration user without the license for them', async () => {
  const AssigneeId = await idOf("SELECT Id FROM User WHERE Alias = 'integrat'");
  const license = await idOf(
    `SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${AssigneeId}'`
  );
  await org.send('DELETE', `/sobjects/PermissionSetLicenseAssign/${license}`);
  const row = { AssigneeId, PermissionSetId: await aSetThatOpensLeads('Opener') };
  const refused = await org.send('POST', '/sobjects/PermissionSetAssignment', row);
  expect(refused.body[0]?.errorCode).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(refused.body[0]?.message).toContain(
    "The user license doesn't allow the permission: Read Lead"
  );
  const PermissionSetLicenseId = await idOf('SELECT Id FROM PermissionSetLicense');
  const licensed = { AssigneeId, PermissionSetLicenseId };
  await org.send('POST', '/sobjects/PermissionSetLicenseAssign', licensed);
  expect((await org.send('POST', '/sobjects/PermissionSetAssignment', row)).status).toBe(201);
});
