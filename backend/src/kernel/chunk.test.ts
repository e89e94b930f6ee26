import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chunk } from './chunk.ts';

it('keeps every item in order and no run longer than asked', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 50 }), (items, size) => {
      const chunks = chunk(items, size);
      expect(chunks.flat()).toEqual(items);
      expect(chunks.every((part) => part.length > 0 && part.length <= size)).toBe(true);
    })
  );
});

it('refuses a size that could never end', () => {
  expect(() => chunk([1], 0)).toThrow(RangeError);
});
