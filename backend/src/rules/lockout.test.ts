import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lockoutMs } from './lockout.ts';

it('lets four wrong passwords pass, then locks for one minute, two, four', () => {
  expect([1, 4, 5, 6, 7].map(lockoutMs)).toEqual([0, 0, 60_000, 120_000, 240_000]);
});

it('never locks shorter after more failures, nor longer than an hour', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (failures) => {
      expect(lockoutMs(failures + 1)).toBeGreaterThanOrEqual(lockoutMs(failures));
      expect(lockoutMs(failures)).toBeLessThanOrEqual(3_600_000);
    })
  );
});
