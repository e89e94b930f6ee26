import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LibraryOrg } from '../../test/support/library-org.ts';
import type { RowResult } from './row-result.ts';

const shelf = (key: string, fields = {}) => ({ Name: key, ExternalId__c: key, ...fields });

function codes(results: readonly RowResult[]): (string | undefined)[] {
  return results.map((result) => (result.success ? undefined : result.errors[0]?.statusCode));
}

it('gives a new row its id, number, defaults, owner and stamps of whole seconds', () => {
  const org = new LibraryOrg();
  const shelfId = org.shelf('s1');
  const book = org.get('Book__c', org.book('b1', shelfId));
  expect(book).toMatchObject({ Name: 'BK-0001', Shelf__c: shelfId, IsDeleted: 0 });
  expect(org.get('Shelf__c', shelfId)).toMatchObject({
    Kind__c: 'Fiction',
    Busy__c: 0,
    OwnerId: org.admin.userId,
    CreatedById: org.admin.userId,
    CreatedDate: '2026-03-01T10:00:00.000Z',
    SystemModstamp: '2026-03-01T10:00:00.000Z'
  });
});

it('gives back any valid row as it was written', () => {
  const org = new LibraryOrg();
  let number = 0;
  const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim() || null);
  const values = fc.record({
    Name: fc.stringMatching(/^[!-~]{1,80}$/),
    Width__c: fc.option(fc.integer({ min: -99_999, max: 99_999 }).map((tenths) => tenths / 10)),
    Kind__c: fc.constantFrom('Fiction', 'Science', null),
    Opened__c: fc.option(
      fc
        .date({ min: new Date('1700-01-01'), max: new Date('4000-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10))
    ),
    Busy__c: fc.boolean(),
    Notes__c: words
  });
  fc.assert(
    fc.property(values, (row) => {
      const id = org.shelf(String((number += 1)), row);
      expect(org.get('Shelf__c', id)).toMatchObject({ ...row, Busy__c: Number(row.Busy__c) });
    })
  );
});

it('changes only the fields an update names, and the stamps', () => {
  const org = new LibraryOrg();
  const id = org.shelf('s1', { Width__c: 2.5, Opened__c: '2020-01-01' });
  org.clock.advance(60_000);
  const [result] = org.records.update(org.admin, 'Shelf__c', [
    { id: id.slice(0, 15), width__C: 3, Opened__c: '' }
  ]);
  expect(result).toEqual({ success: true, id, created: false });
  expect(org.get('Shelf__c', id)).toMatchObject({
    Name: 'Shelf s1',
    Width__c: 3,
    Opened__c: null,
    CreatedDate: '2026-03-01T10:00:00.000Z',
    LastModifiedDate: '2026-03-01T10:01:00.000Z'
  });
});

it('inserts unknown keys and updates known ones in one upsert', () => {
  const org = new LibraryOrg();
  const id = org.shelf('s1');
  const rows = [shelf('s1', { Name: 'Renamed' }), shelf('s2')];
  const [first, second] = org.records.upsert(org.admin, 'Shelf__c', 'externalid__c', rows);
  expect(first).toEqual({ success: true, id, created: false });
  expect(second).toMatchObject({ success: true, created: true });
  expect(org.get('Shelf__c', id)?.['Name']).toBe('Renamed');
});

it('takes a case-sensitive key to the letter and any other key in every case', () => {
  const org = new LibraryOrg();
  const id = org.shelf('s1', { Email__c: 'desk@example.com' });
  const exact = org.records.upsert(org.admin, 'Shelf__c', 'ExternalId__c', [shelf('S1')]);
  expect(exact[0]).toMatchObject({ created: true });
  const folded = org.records.upsert(org.admin, 'Shelf__c', 'Email__c', [
    { Email__c: 'DESK@example.com', Width__c: 4 }
  ]);
  expect(folded[0]).toEqual({ success: true, id, created: false });
});

it('refuses every row that shares its key with another row of the call', () => {
  const org = new LibraryOrg();
  const rows = [shelf('s1'), shelf('s2'), shelf('s1')];
  const results = org.records.upsert(org.admin, 'Shelf__c', 'ExternalId__c', rows);
  expect(codes(results)).toEqual(['DUPLICATE_VALUE', undefined, 'DUPLICATE_VALUE']);
  expect(results[0]).toMatchObject({
    created: false,
    errors: [{ message: 'Duplicate external id specified: s1', fields: ['ExternalId__c'] }]
  });
});

it('names the matching rows when a key is not unique in the org', () => {
  const org = new LibraryOrg();
  const ids = ['s1', 's2'].map((key) => org.shelf(key, { Email__c: 'desk@example.com' }));
  const [result] = org.records.upsert(org.admin, 'Shelf__c', 'Email__c', [
    { Email__c: 'desk@example.com' }
  ]);
  expect(result).toMatchObject({
    success: false,
    errors: [{ statusCode: 'DUPLICATE_EXTERNAL_ID', matches: ids }]
  });
});

it('upserts by Id: without one it inserts', () => {
  const org = new LibraryOrg();
  const id = org.shelf('s1');
  const rows = [
    { ...shelf('s2'), Id: null },
    { Id: id, Width__c: 1 }
  ];
  const results = org.records.upsert(org.admin, 'Shelf__c', 'Id', rows);
  expect(results.map((result) => result.created)).toEqual([true, false]);
});

it('refuses keys that are no keys, absent key values and an Id beside the key', () => {
  const org = new LibraryOrg();
  const upsert = (key: string, row: object) =>
    codes(org.records.upsert(org.admin, 'Shelf__c', key, [{ ...row }]))[0];
  expect(upsert('Width__c', shelf('s1'))).toBe('NOT_FOUND');
  expect(upsert('Nothing__c', shelf('s1'))).toBe('NOT_FOUND');
  expect(upsert('ExternalId__c', { Name: 'x' })).toBe('MISSING_ARGUMENT');
  expect(upsert('ExternalId__c', { ...shelf('s1'), Id: org.shelf('s9') })).toBe('INVALID_FIELD');
});

it('writes the good rows beside the bad ones', () => {
  const org = new LibraryOrg();
  const rows = [shelf('s1'), { Name: 'no key' }, shelf('s2', { Width__c: 10_000 }), shelf('s3')];
  const results = org.records.insert(org.admin, 'Shelf__c', rows);
  expect(codes(results)).toEqual([
    undefined,
    'REQUIRED_FIELD_MISSING',
    'NUMBER_OUTSIDE_VALID_RANGE',
    undefined
  ]);
  expect(results[1]).toMatchObject({
    errors: [{ message: 'Required fields are missing: [ExternalId__c]', fields: ['ExternalId__c'] }]
  });
});

it('undoes every row with allOrNone and lets would-be inserts say created', () => {
  const org = new LibraryOrg();
  const known = org.shelf('s1', { Width__c: 1 });
  const rows = [
    shelf('s1', { Width__c: 2 }),
    shelf('s2'),
    shelf('s3', { Kind__c: 'Maps' }),
    ...Array.from({ length: 300 }, (_, index) => shelf(`more${index}`))
  ];
  const results = org.records.upsert(org.admin, 'Shelf__c', 'ExternalId__c', rows, {
    allOrNone: true
  });
  expect(results.slice(0, 3)).toMatchObject([
    { success: false, created: false },
    {
      success: false,
      created: true,
      errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }]
    },
    { success: false, errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }] }
  ]);
  expect(org.get('Shelf__c', known)?.['Width__c']).toBe(1);
  expect(org.store.prepare('SELECT count(*) AS n FROM "Shelf__c"').get()).toEqual({ n: 1 });
});

it('refuses rows for what their Id is', () => {
  const org = new LibraryOrg();
  const id = org.shelf('s1');
  const gone = org.shelf('s2');
  org.records.delete(org.admin, [gone]);
  const update = (row: object) =>
    codes(org.records.update(org.admin, 'Shelf__c', [{ ...row, Width__c: 1 }]))[0];
  expect(update({})).toBe('MISSING_ARGUMENT');
  expect(update({ Id: 'nonsense' })).toBe('MALFORMED_ID');
  expect(update({ Id: org.admin.userId })).toBe('MALFORMED_ID');
  expect(update({ Id: `${id.slice(0, 12)}zzz` })).toBe('INVALID_CROSS_REFERENCE_KEY');
  expect(update({ Id: gone })).toBe('ENTITY_IS_DELETED');
  expect(codes(org.records.update(org.admin, 'Shelf__c', [{ Id: id }, { Id: id }]))).toEqual([
    'DUPLICATE_VALUE',
    'DUPLICATE_VALUE'
  ]);
  expect(codes(org.records.insert(org.admin, 'Shelf__c', [{ ...shelf('s3'), Id: id }]))).toEqual([
    'INVALID_FIELD_FOR_INSERT_UPDATE'
  ]);
});

it('reports an unknown field alone, and fields the org keeps all together', () => {
  const org = new LibraryOrg();
  const insert = (row: object) => org.records.insert(org.admin, 'Shelf__c', [{ ...row }])[0];
  expect(insert({ Colour__c: 'red', Width__c: 10_000 })).toEqual({
    success: false,
    created: false,
    errors: [
      {
        statusCode: 'INVALID_FIELD',
        message: "No such column 'Colour__c' on sobject of type Shelf__c",
        fields: []
      }
    ]
  });
  expect(
    insert({ ...shelf('s1'), CreatedDate: '2020-01-01T00:00:00Z', IsDeleted: true })
  ).toMatchObject({
    errors: [
      {
        statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        fields: ['IsDeleted', 'CreatedDate']
      }
    ]
  });
  expect(codes(org.records.insert(org.admin, 'Cupboard__c', [{}]))).toEqual(['INVALID_TYPE']);
});

it('lets a unique value stand in one live row', () => {
  const org = new LibraryOrg();
  const shelfId = org.shelf('s1');
  const holder = org.book('b1', shelfId, { Isbn__c: '1' });
  const book = (key: string, isbn: string) => ({
    ExternalId__c: key,
    Shelf__c: shelfId,
    Isbn__c: isbn
  });
  const rows = [book('b2', '1'), book('b3', '2'), book('b4', '2')];
  const results = org.records.upsert(org.admin, 'Book__c', 'ExternalId__c', rows);
  expect(codes(results)).toEqual(['DUPLICATE_VALUE', undefined, 'DUPLICATE_VALUE']);
  expect(results[0]).toMatchObject({
    errors: [
      {
        message: `duplicate value found: Isbn__c duplicates value on record with id: ${holder.slice(0, 15)}`
      }
    ]
  });
  const same = org.records.update(org.admin, 'Book__c', [{ Id: holder, Isbn__c: '1' }]);
  expect(codes(same)).toEqual([undefined]);
  org.records.delete(org.admin, [holder]);
  expect(codes(org.records.insert(org.admin, 'Book__c', [book('b5', '1')]))).toEqual([undefined]);
});

it('calls a record after its id when nobody names it', () => {
  const org = new LibraryOrg();
  const id = org.insert('Shelf__c', { ExternalId__c: 's1' });
  expect(org.get('Shelf__c', id)?.['Name']).toBe(id.slice(0, 15));
});
