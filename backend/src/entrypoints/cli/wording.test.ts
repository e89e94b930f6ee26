import { expect, it } from '@jest/globals';
import { amount, moment, withoutMiddle } from './wording.ts';

it('counts in words', () => {
  expect([0, 1, 1_234].map((value) => amount(value, 'row'))).toEqual([
    '0 rows',
    '1 row',
    '1,234 rows'
  ]);
  expect(amount(2, 'activity', 'activities')).toBe('2 activities');
});

it('writes an instant for people', () => {
  expect(moment('2026-11-20T14:56:43.019Z')).toBe('2026-11-20 14:56:43 UTC');
  expect(moment('2026-11-20T14:56:43Z')).toBe('2026-11-20 14:56:43 UTC');
});

it('keeps the beginning and the end of a long refusal', () => {
  const text = withoutMiddle(`Body: data value too large: ${'T'.repeat(32_000)} (max length=255)`);
  expect(text.length).toBeLessThan(210);
  expect(text).toMatch(/^Body: data value too large: T+ … T+ \(max length=255\)$/);
  expect(withoutMiddle('short')).toBe('short');
});
