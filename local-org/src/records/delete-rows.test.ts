import { expect, it } from '@jest/globals';
import { LibraryOrg } from '../../test/support/library-org.ts';

it('keeps a deleted row in the recycle bin, and refuses to delete it again', () => {
  const org = new LibraryOrg();
  const id = org.shelf('s1');
  org.clock.advance(5_000);
  expect(org.records.delete(org.admin, [id.slice(0, 15)])).toEqual([
    { success: true, id, created: false }
  ]);
  expect(org.get('Shelf__c', id)).toMatchObject({
    IsDeleted: 1,
    SystemModstamp: '2026-03-01T10:00:05.000Z'
  });
  expect(org.records.delete(org.admin, [id])).toMatchObject([
    { success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }] }
  ]);
});

it('refuses to delete a parent that a required lookup needs', () => {
  const org = new LibraryOrg();
  const shelfId = org.shelf('s1');
  const bookId = org.book('b1', shelfId);
  expect(org.records.delete(org.admin, [shelfId])).toMatchObject([
    {
      success: false,
      errors: [
        {
          statusCode: 'DELETE_FAILED',
          message:
            'Your attempt to delete Shelf s1 could not be completed because it is associated with the following books.: BK-0001'
        }
      ]
    }
  ]);
  const inOrder = org.records.delete(org.admin, [bookId, shelfId]);
  expect(inOrder.every((result) => result.success)).toBe(true);
});

it('empties optional lookups to a deleted parent and stamps their rows', () => {
  const org = new LibraryOrg();
  const spare = org.shelf('s2');
  const bookId = org.book('b1', org.shelf('s1'), { Spare__c: spare });
  org.clock.advance(5_000);
  org.records.delete(org.admin, [spare]);
  expect(org.get('Book__c', bookId)).toMatchObject({
    Spare__c: null,
    SystemModstamp: '2026-03-01T10:00:05.000Z',
    LastModifiedDate: '2026-03-01T10:00:00.000Z'
  });
});

it('takes details along with their master', () => {
  const org = new LibraryOrg();
  const bookId = org.book('b1', org.shelf('s1'));
  const loanId = org.insert('Loan__c', { Name: 'First', Book__c: bookId });
  org.records.delete(org.admin, [bookId]);
  expect(org.get('Loan__c', loanId)?.['IsDeleted']).toBe(1);
});

it('deletes nothing of a chain when something at its end holds it back', () => {
  const org = new LibraryOrg();
  const accountId = org.insert('Account', { Name: 'Acme' });
  const contactId = org.insert('Contact', { LastName: 'Ada', AccountId: accountId });
  const shelfId = org.shelf('s1');
  org.book('b1', shelfId);
  const results = org.records.delete(org.admin, [accountId, shelfId], { allOrNone: true });
  expect(results.map((result) => !result.success && result.errors[0]?.statusCode)).toEqual([
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'DELETE_FAILED'
  ]);
  expect(org.get('Contact', contactId)?.['IsDeleted']).toBe(0);
});

it('removes rows of Setup for good', () => {
  const org = new LibraryOrg();
  org.assign('rep', 'Librarian');
  const find = org.store.prepare('SELECT "Id" FROM "PermissionSetAssignment"').pluck();
  const id = find.all().at(-1) as string;
  org.records.delete(org.admin, [id]);
  expect(org.get('PermissionSetAssignment', id)).toBeUndefined();
});

it('refuses ids of nothing, and records the user may not delete', () => {
  const org = new LibraryOrg();
  const id = org.shelf('s1');
  const codes = (ids: string[]) =>
    org.records
      .delete(org.as('rep'), ids)
      .map((result) => !result.success && result.errors[0]?.statusCode);
  expect(codes(['', 'zzz000000000001', id])).toEqual([
    'MALFORMED_ID',
    'MALFORMED_ID',
    'INSUFFICIENT_ACCESS_OR_READONLY'
  ]);
  expect(org.records.delete(org.admin, [`${id.slice(0, 12)}zzz`])).toMatchObject([
    { errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] }
  ]);
});
