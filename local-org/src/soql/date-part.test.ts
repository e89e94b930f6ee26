import { expect, it } from '@jest/globals';
import { evaluateDatePart } from './date-part.ts';

it.each([
  ['CALENDAR_YEAR', 2024],
  ['CALENDAR_QUARTER', 4],
  ['CALENDAR_MONTH', 12],
  ['FISCAL_YEAR', 2024],
  ['FISCAL_QUARTER', 4],
  ['FISCAL_MONTH', 12],
  ['DAY_IN_YEAR', 366],
  ['DAY_IN_MONTH', 31],
  ['DAY_IN_WEEK', 3],
  ['WEEK_IN_YEAR', 53],
  ['WEEK_IN_MONTH', 5],
  ['HOUR_IN_DAY', 23],
  ['DAY_ONLY', '2024-12-31']
])('documented: %s of the last hour of 2024 is %s', (name, expected) => {
  expect(evaluateDatePart(name, '2024-12-31T23:30:00.000Z', 'UTC')).toBe(expected);
});

it('reads a datetime in the given time zone, and a date as it stands', () => {
  expect(evaluateDatePart('CALENDAR_YEAR', '2024-12-31T23:30:00.000Z', 'Asia/Tokyo')).toBe(2025);
  expect(evaluateDatePart('CALENDAR_YEAR', '2024-12-31', 'Asia/Tokyo')).toBe(2024);
});

it('has no part of nothing', () => {
  expect(evaluateDatePart('DAY_ONLY', null, 'UTC')).toBeNull();
});
