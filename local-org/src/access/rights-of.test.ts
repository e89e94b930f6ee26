import { expect, it } from '@jest/globals';
import { LibraryOrg } from '../../test/support/library-org.ts';
import { rightsOf } from './rights-of.ts';

it('lets an administrator do everything there is', () => {
  const { rights } = new LibraryOrg().admin;
  expect(rights.canDelete('shelf__c')).toBe(true);
  expect(rights.canEditField('SHELF__C', 'width__c')).toBe(true);
  expect(rights.canCreate('PermissionSet')).toBe(true);
  expect(rights.canRead('Cupboard__c')).toBe(false);
});

it('opens standard objects but nothing of ours to a standard user', () => {
  const { rights } = new LibraryOrg().as('visitor');
  expect([rights.canRead('Contact'), rights.canCreate('Contact')]).toEqual([true, true]);
  expect(rights.canEditField('Contact', 'Email')).toBe(true);
  expect(rights.canReadField('Contact', 'LoanCount__c')).toBe(false);
  expect(rights.canRead('Shelf__c')).toBe(false);
  expect([rights.canRead('User'), rights.canEdit('User')]).toEqual([true, false]);
  expect([rights.canRead('Task'), rights.canRead('OpportunityContactRole')]).toEqual([true, true]);
});

it('opens to the integration user only what permission sets give', () => {
  const org = new LibraryOrg();
  const { rights } = org.as('integration');
  expect([rights.canRead('Lead'), rights.canRead('Shelf__c')]).toEqual([false, false]);
  org.assign('integration', 'Reader');
  expect([rights.canRead('Shelf__c'), rights.canCreate('Shelf__c')]).toEqual([true, false]);
  expect([rights.canRead('Lead'), rights.canReadField('Contact', 'Email')]).toEqual([false, false]);
  expect([rights.canRead('Task'), rights.canRead('FieldPermissions')]).toEqual([false, false]);
  expect(rights.canRead('PermissionSetLicenseAssign')).toBe(false);
  expect([rights.canRead('LibrarySettings__c'), rights.canRead('User')]).toEqual([false, true]);
});

it('follows the rows at once, for rights already in hand', () => {
  const org = new LibraryOrg();
  const { rights } = org.as('rep');
  expect(rights.canReadField('Shelf__c', 'Kind__c')).toBe(false);
  org.assign('rep', 'Reader');
  expect(rights.canReadField('Shelf__c', 'Kind__c')).toBe(true);
  expect(rights.canEditField('Shelf__c', 'Kind__c')).toBe(false);
  expect(rights.canReadField('Shelf__c', 'Width__c')).toBe(false);
  org.records.update(org.admin, 'User', [{ Id: rights.userId, IsActive: false }]);
  expect(rights.canRead('Contact')).toBe(false);
});

it('gives back the old rights when the transaction that changed them fails', () => {
  const org = new LibraryOrg();
  const { rights } = org.as('rep');
  const work = () =>
    org.store.transaction(() => {
      org.assign('rep', 'Reader');
      expect(rights.canRead('Shelf__c')).toBe(true);
      throw new Error('undo');
    });
  expect(work).toThrow('undo');
  expect(rights.canRead('Shelf__c')).toBe(false);
});

it('adds up several permission sets and lets fields without security follow their object', () => {
  const org = new LibraryOrg();
  org.assign('rep', 'Reader');
  org.assign('rep', 'Librarian');
  const { rights } = org.as('rep');
  expect(rights.canEditField('Shelf__c', 'Width__c')).toBe(true);
  expect(rights.canEditField('Shelf__c', 'ExternalId__c')).toBe(true);
  expect(rights.canReadField('Shelf__c', 'SystemModstamp')).toBe(true);
});

it('gives a stranger nothing', () => {
  const org = new LibraryOrg();
  expect(rightsOf(org.store, '005000000000000AAA').canRead('Contact')).toBe(false);
});

it('shows in writes what may not be read, and what may only be read', () => {
  const org = new LibraryOrg();
  const write = (row: object) => {
    const rows = [{ Name: 'x', ExternalId__c: 'x', ...row }];
    const [result] = org.records.insert(org.as('rep'), 'Shelf__c', rows);
    return result?.success === false ? result.errors[0]?.statusCode : 'written';
  };
  expect(write({})).toBe('INVALID_TYPE');
  org.assign('rep', 'Reader');
  expect(write({})).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
  expect(write({ Width__c: 1 })).toBe('INVALID_FIELD');
  const set = org.insert('PermissionSet', { Name: 'Maker', Label: 'Maker' });
  org.insert('ObjectPermissions', {
    ParentId: set,
    SobjectType: 'Shelf__c',
    PermissionsRead: true,
    PermissionsCreate: true
  });
  org.assign('rep', 'Maker');
  expect(write({ Kind__c: 'Science' })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  expect(write({})).toBe('written');
});

it('opens custom metadata to who may customise, and by a grant of the type', () => {
  const org = new LibraryOrg();
  expect([
    org.admin.rights.canRead('Weight__mdt'),
    org.admin.rights.canEdit('Weight__mdt')
  ]).toEqual([true, true]);
  const { rights } = org.as('rep');
  expect(rights.canRead('Weight__mdt')).toBe(false);
  org.assign('rep', 'Librarian');
  expect([rights.canRead('Weight__mdt'), rights.canReadField('Weight__mdt', 'Points__c')]).toEqual([
    true,
    true
  ]);
  expect(rights.canEdit('Weight__mdt')).toBe(false);
});
