import { expect, it } from '@jest/globals';
import { LibraryOrg } from '../../test/support/library-org.ts';

const insert = (org: LibraryOrg, object: string, row: object) => {
  const [result] = org.records.insert(org.admin, object, [{ ...row }]);
  return result?.success === false ? result.errors[0] : undefined;
};

const localSet = (org: LibraryOrg) =>
  org.insert('PermissionSet', { Name: 'Local', Label: 'Local Access' });

it('names assignee and permission set when an assignment is repeated', () => {
  const org = new LibraryOrg();
  const set = localSet(org);
  const row = { AssigneeId: org.as('rep').userId, PermissionSetId: set };
  expect(insert(org, 'PermissionSetAssignment', row)).toBeUndefined();
  expect(insert(org, 'PermissionSetAssignment', row)).toEqual({
    statusCode: 'DUPLICATE_VALUE',
    message: `Duplicate PermissionSetAssignment. Assignee: ${row.AssigneeId}; Permission Set: ${set}`,
    fields: ['AssigneeId', 'PermissionSetId']
  });
});

it('grants only fields that can be granted, and edit only with read', () => {
  const org = new LibraryOrg();
  const grant = (field: string, flags: object) =>
    insert(org, 'FieldPermissions', {
      ParentId: set,
      SobjectType: 'Shelf__c',
      Field: field,
      ...flags
    })?.statusCode;
  const set = localSet(org);
  const both = { PermissionsRead: true, PermissionsEdit: true };
  expect(grant('Shelf__c.ExternalId__c', both)).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(grant('Shelf__c.Nothing__c', both)).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(grant('Book__c.DueAt__c', both)).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(grant('Shelf__c.Width__c', { PermissionsEdit: true })).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(grant('Shelf__c.Width__c', both)).toBeUndefined();
  expect(grant('Shelf__c.Width__c', both)).toBe('DUPLICATE_VALUE');
});

it('grants objects that exist, and writing only with reading', () => {
  const org = new LibraryOrg();
  const set = localSet(org);
  const grant = (object: string, flags: object) =>
    insert(org, 'ObjectPermissions', { ParentId: set, SobjectType: object, ...flags })?.statusCode;
  expect(grant('Cupboard__c', { PermissionsRead: true })).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(grant('Shelf__c', { PermissionsEdit: true })).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(grant('Shelf__c', { PermissionsRead: true, PermissionsEdit: true })).toBeUndefined();
});

it('leaves a converted lead alone', () => {
  const org = new LibraryOrg();
  const id = org.insert('Lead', { LastName: 'Ada', Company: 'Acme' });
  const update = () => org.records.update(org.admin, 'Lead', [{ Id: id, Title: 'Poet' }])[0];
  expect(update()?.success).toBe(true);
  org.store.db.prepare('UPDATE "Lead" SET "IsConverted" = 1').run();
  expect(update()).toMatchObject({ errors: [{ statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD' }] });
});
