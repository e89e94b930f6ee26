import { expect, it } from '@jest/globals';
import { LibraryOrg } from '../../test/support/library-org.ts';
import { bootOrg } from './boot-org.ts';

const count = (org: LibraryOrg) =>
  ['User', 'Profile', 'PermissionSet', 'ObjectPermissions', 'FieldPermissions', 'Weight__mdt'].map(
    (table) => org.store.db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
  );

it('starts an org with four people of different rights', () => {
  const org = new LibraryOrg();
  expect(org.users.map((user) => user.ref)).toEqual(['admin', 'integration', 'rep', 'visitor']);
  expect(org.get('User', org.as('rep').userId)).toMatchObject({
    Name: 'Riley Rep',
    Username: 'rep@local-org.example',
    IsActive: 1,
    CreatedById: org.admin.userId
  });
  expect(org.get('Organization', org.store.orgId)).toMatchObject({ Name: 'Local Org' });
});

it('may run again without adding or changing anything', () => {
  const org = new LibraryOrg();
  const before = count(org);
  org.records.update(org.admin, 'User', [{ Id: org.as('rep').userId, Title: 'Seller' }]);
  expect(bootOrg(org.store, org.clock).users).toEqual(org.users);
  expect(count(org)).toEqual(before);
  expect(org.get('User', org.as('rep').userId)?.['Title']).toBe('Seller');
});

it('gives every profile its user license, and the integration user the one for its rights', () => {
  const org = new LibraryOrg();
  bootOrg(org.store, org.clock);
  const licenses = org.store.db.prepare(
    `SELECT "Profile"."Name", "UserLicense"."Name" FROM "Profile"
     JOIN "UserLicense" ON "UserLicense"."Id" = "UserLicenseId" ORDER BY 1`
  );
  expect(licenses.raw().all()).toEqual([
    ['Minimum Access - API Only Integrations', 'Salesforce Integration'],
    ['Minimum Access - Salesforce', 'Salesforce'],
    ['Standard User', 'Salesforce'],
    ['System Administrator', 'Salesforce']
  ]);
  const assigned = org.store.db.prepare(
    `SELECT "AssigneeId", "DeveloperName" FROM "PermissionSetLicenseAssign"
     JOIN "PermissionSetLicense" ON "PermissionSetLicense"."Id" = "PermissionSetLicenseId"`
  );
  expect(assigned.raw().all()).toEqual([
    [org.as('integration').userId, 'SalesforceAPIIntegrationPsl']
  ]);
});

it('fills custom metadata and stages', () => {
  const org = new LibraryOrg();
  const weights = org.store.db.prepare('SELECT "DeveloperName", "Points__c" FROM "Weight__mdt"');
  expect(weights.all()).toEqual([{ DeveloperName: 'Novel', Points__c: 2.5 }]);
  const won = org.store.db.prepare('SELECT "ApiName" FROM "OpportunityStage" WHERE "IsWon" = 1');
  expect(won.pluck().all()).toEqual(['Closed Won']);
});

it('follows metadata for packaged permission sets and leaves what an administrator changed', () => {
  const org = new LibraryOrg();
  org.assign('rep', 'Reader');
  const ofProfile = org.as('visitor').rights;
  const change = (sql: string) => {
    org.store.db.prepare(sql).run();
    org.store.noteAccessChange();
  };
  change(`UPDATE "FieldPermissions" SET "PermissionsEdit" = 1`);
  change(`UPDATE "FieldPermissions" SET "PermissionsEdit" = 0 WHERE "Field" = 'Lead.Email'`);
  change(`INSERT INTO "FieldPermissions" ("Id", "ParentId", "SobjectType", "Field", "PermissionsRead")
    SELECT 'x', "Id", 'Shelf__c', 'Shelf__c.Width__c', 1 FROM "PermissionSet" WHERE "Name" = 'Reader'`);
  const { rights } = org.as('rep');
  expect(rights.canReadField('Shelf__c', 'Width__c')).toBe(true);
  bootOrg(org.store, org.clock);
  expect(rights.canReadField('Shelf__c', 'Width__c')).toBe(false);
  expect(rights.canEditField('Shelf__c', 'Kind__c')).toBe(false);
  expect(ofProfile.canReadField('Lead', 'Email')).toBe(true);
  expect(ofProfile.canEditField('Lead', 'Email')).toBe(false);
});
