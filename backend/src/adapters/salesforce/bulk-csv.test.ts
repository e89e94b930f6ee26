import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { BulkCsv, csvSize } from './bulk-csv.ts';
import { Namespace } from './namespace.ts';

const csv = new BulkCsv(
  new Set(['Title__c', 'Member__r', 'Recipient__r', 'Recipient__c', 'OccurredAtEstimated__c']),
  new Namespace('')
);

function cells(fields: Record<string, unknown>): string[] | undefined {
  const line = csv.line({ externalId: 'a1', fields });
  return line === undefined ? undefined : parse(line)[0];
}

it('names a parent by its external id, and clears it in the same column', () => {
  expect(csv.header).toEqual([
    'ExternalId__c',
    'Member__r.ExternalId__c',
    'OccurredAtEstimated__c',
    'Recipient__r.ExternalId__c',
    'Title__c'
  ]);
  const member = { Member__r: { ExternalId__c: 'm1' } };
  expect(cells({ ...member, Recipient__r: { ExternalId__c: 'm2' } })).toEqual([
    ...['a1', 'm1', '', 'm2', '']
  ]);
  expect(cells({ ...member, Recipient__c: null })).toEqual(['a1', 'm1', '', '#N/A', '']);
});

it('says null and empty as cleared, and nothing about fields that are not given', () => {
  expect(cells({ Title__c: null, OccurredAtEstimated__c: false })).toEqual([
    ...['a1', '', 'false', '', '#N/A']
  ]);
  expect(cells({ Title__c: '' })?.at(-1)).toBe('#N/A');
});

it('leaves to others what a cell cannot say', () => {
  expect(cells({ Title__c: '#N/A' })).toBeUndefined();
  expect(cells({ Title__c: 'x'.repeat(32_001) })).toBeUndefined();
  expect(cells({ Unknown__c: 'x' })).toBeUndefined();
});

it('carries the package prefix in every name', () => {
  const packaged = new BulkCsv(new Set(['Name', 'Member__r']), new Namespace('porchlight'));
  expect(packaged.headerLine).toBe(
    'porchlight__ExternalId__c,porchlight__Member__r.porchlight__ExternalId__c,Name\n'
  );
});

it('brings every text through as it is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
      fc.pre(text !== '#N/A' && text.isWellFormed());
      expect(cells({ Title__c: text })?.at(-1)).toBe(text);
    })
  );
});

it('knows how many bytes a line takes before it is written, and never too few', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (text, key) => {
      const fields = { Title__c: text, Member__r: { ExternalId__c: key } };
      const line = csv.line({ externalId: key, fields });
      fc.pre(line !== undefined);
      const emptyCells = 2;
      const spare = csvSize({ externalId: key, fields }) + emptyCells - Buffer.byteLength(line);
      expect(spare).toBeGreaterThanOrEqual(0);
      // At most the quotes that a cell turned out not to need.
      expect(spare).toBeLessThanOrEqual(3 * 2 + (text + key + key).split('"').length - 1);
    })
  );
});
