import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalizeId, numberedId, numberedPrefix, to18 } from './ids.ts';

const id15 = fc.stringMatching(/^[0-9A-Za-z]{15}$/);

it('gives the suffix Salesforce documents', () => {
  expect(to18('0013000000auCyT')).toBe('0013000000auCyTAAU');
  expect(to18('00DAAAAAAAAAAAA')).toBe('00DAAAAAAAAAAAA255');
});

it('reads the 15 and the 18 character form of an id as the same id', () => {
  fc.assert(
    fc.property(id15, (id) => {
      expect(normalizeId(to18(id))).toBe(to18(id));
      expect(normalizeId(id)).toBe(to18(id));
    })
  );
});

it('tells ids apart that differ only in case, even where case is lost', () => {
  fc.assert(
    fc.property(id15, id15, (one, other) => {
      fc.pre(one !== other);
      expect(to18(one).toLowerCase()).not.toBe(to18(other).toLowerCase());
    })
  );
});

it('refuses ids of another length, with other characters or with a wrong suffix', () => {
  for (const id of ['', '003', '0013000000auCy!', '0013000000auCyTAAA', '0013000000auCyTAAU1']) {
    expect(normalizeId(id)).toBeUndefined();
  }
});

it('gives ids that sort as they were given', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1e9), (one, other) => {
      fc.pre(one < other);
      expect(numberedId('a00', one) < numberedId('a00', other)).toBe(true);
    })
  );
});

it('counts key prefixes from a00 through digits, capitals and small letters', () => {
  expect([0, 9, 10, 36, 62].map((number) => numberedPrefix('a', number))).toEqual([
    'a00',
    'a09',
    'a0A',
    'a0a',
    'a10'
  ]);
});
