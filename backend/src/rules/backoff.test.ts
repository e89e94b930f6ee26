import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs } from './backoff.ts';

const backoff = { baseMs: 500, maxMs: 60_000 };

it('stays below a ceiling that doubles up to the limit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, r) => {
        const wait = backoffMs(attempt, backoff, r);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThan(Math.min(60_000, 500 * 2 ** (attempt - 1)) + 1);
      }
    )
  );
});

it('uses the whole range', () => {
  expect(backoffMs(3, backoff, 0)).toBe(0);
  expect(backoffMs(3, backoff, 0.5)).toBe(1000);
});
