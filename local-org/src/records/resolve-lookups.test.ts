import { expect, it } from '@jest/globals';
import { LibraryOrg } from '../../test/support/library-org.ts';

const firstError = (org: LibraryOrg, object: string, row: object) => {
  const [result] = org.records.insert(org.admin, object, [{ ...row }]);
  return result?.success === false ? result.errors[0] : undefined;
};

it('finds parents by their key', () => {
  const org = new LibraryOrg();
  const shelfId = org.shelf('s1');
  const id = org.insert('Book__c', {
    ExternalId__c: 'b1',
    Shelf__r: { attributes: { type: 'Shelf__c' }, ExternalId__c: 's1' }
  });
  expect(org.get('Book__c', id)?.['Shelf__c']).toBe(shelfId);
});

it('asks once for all parents of a call, however many rows', () => {
  const org = new LibraryOrg();
  for (let index = 0; index < 50; index += 1) org.shelf(`s${index}`);
  const rows = Array.from({ length: 200 }, (_, index) => ({
    ExternalId__c: `b${index}`,
    Shelf__r: { ExternalId__c: `s${index % 50}` }
  }));
  const prepare = org.store.prepare.bind(org.store);
  let parentQueries = 0;
  org.store.prepare = (sql) => {
    if (sql.includes('FROM "Shelf__c"')) parentQueries += 1;
    return prepare(sql);
  };
  const results = org.records.upsert(org.admin, 'Book__c', 'ExternalId__c', rows);
  expect(results.every((result) => result.success)).toBe(true);
  expect(parentQueries).toBe(1);
});

it('refuses a key no parent has, or more than one', () => {
  const org = new LibraryOrg();
  expect(
    firstError(org, 'Book__c', { ExternalId__c: 'b1', Shelf__r: { ExternalId__c: 'no' } })
  ).toEqual({
    statusCode: 'INVALID_FIELD',
    message: 'Foreign key external ID: no not found for field ExternalId__c in entity Shelf__c',
    fields: []
  });
  org.shelf('s1', { Email__c: 'desk@example.com' });
  org.shelf('s2', { Email__c: 'desk@example.com' });
  const twice = { ExternalId__c: 'b1', Shelf__r: { Email__c: 'desk@example.com' } };
  expect(firstError(org, 'Book__c', twice)?.statusCode).toBe('DUPLICATE_EXTERNAL_ID');
});

it('refuses nested objects that name no key of the parent', () => {
  const org = new LibraryOrg();
  for (const parent of [{}, null, 's1', { Width__c: 1 }, { ExternalId__c: 's1', Email__c: 'x' }]) {
    const row = { ExternalId__c: 'b1', Shelf__r: parent };
    expect(firstError(org, 'Book__c', row)?.statusCode).toBe('INVALID_FIELD');
  }
});

it('needs to be told the type first where a lookup leads to several objects', () => {
  const org = new LibraryOrg();
  const who = org.insert('Contact', { LastName: 'Ada', Email: 'ada@example.com' });
  const named = { attributes: { type: 'Contact' }, Email: 'ada@example.com' };
  const id = org.insert('Task', { Subject: 'Call', Who: named });
  expect(org.get('Task', id)?.['WhoId']).toBe(who);
  expect(firstError(org, 'Task', { Who: { Email: 'ada@example.com' } })?.statusCode).toBe(
    'JSON_PARSER_ERROR'
  );
});

it('refuses ids that are malformed, of another object, unknown or deleted', () => {
  const org = new LibraryOrg();
  const shelfId = org.shelf('s1');
  const gone = org.shelf('s2');
  org.records.delete(org.admin, [gone]);
  const codeFor = (spare: string) =>
    firstError(org, 'Book__c', { ExternalId__c: 'b1', Shelf__c: shelfId, Spare__c: spare });
  expect(codeFor('shelf one')).toMatchObject({ statusCode: 'MALFORMED_ID', fields: ['Spare__c'] });
  expect(codeFor(org.admin.userId)?.statusCode).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(codeFor(`${shelfId.slice(0, 12)}zzz`)?.statusCode).toBe('INVALID_CROSS_REFERENCE_KEY');
  expect(codeFor(gone)?.statusCode).toBe('ENTITY_IS_DELETED');
});
