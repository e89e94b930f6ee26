import { expect, it } from '@jest/globals';
import { dateRange } from './date-range.ts';

const wednesday = new Date('2024-05-15T12:00:00Z');

function days(name: string, count = 0, now = wednesday, zone = 'UTC'): string {
  const { start, end } = dateRange(name, count, now, zone);
  return `${start.toISODate()} ${end.minus({ days: 1 }).toISODate()}`;
}

it.each([
  ['TODAY', 0, '2024-05-15 2024-05-15'],
  ['YESTERDAY', 0, '2024-05-14 2024-05-14'],
  ['TOMORROW', 0, '2024-05-16 2024-05-16'],
  ['LAST_WEEK', 0, '2024-05-05 2024-05-11'],
  ['THIS_WEEK', 0, '2024-05-12 2024-05-18'],
  ['NEXT_WEEK', 0, '2024-05-19 2024-05-25'],
  ['LAST_MONTH', 0, '2024-04-01 2024-04-30'],
  ['THIS_MONTH', 0, '2024-05-01 2024-05-31'],
  ['NEXT_MONTH', 0, '2024-06-01 2024-06-30'],
  ['LAST_90_DAYS', 0, '2024-02-15 2024-05-15'],
  ['NEXT_90_DAYS', 0, '2024-05-16 2024-08-13'],
  ['LAST_N_DAYS', 7, '2024-05-08 2024-05-15'],
  ['NEXT_N_DAYS', 7, '2024-05-16 2024-05-22'],
  ['N_DAYS_AGO', 7, '2024-05-08 2024-05-08'],
  ['LAST_N_WEEKS', 2, '2024-04-28 2024-05-11'],
  ['NEXT_N_WEEKS', 2, '2024-05-19 2024-06-01'],
  ['N_WEEKS_AGO', 2, '2024-04-28 2024-05-04'],
  ['LAST_N_MONTHS', 3, '2024-02-01 2024-04-30'],
  ['NEXT_N_MONTHS', 2, '2024-06-01 2024-07-31'],
  ['N_MONTHS_AGO', 3, '2024-02-01 2024-02-29'],
  ['THIS_QUARTER', 0, '2024-04-01 2024-06-30'],
  ['LAST_QUARTER', 0, '2024-01-01 2024-03-31'],
  ['NEXT_N_QUARTERS', 2, '2024-07-01 2024-12-31'],
  ['THIS_YEAR', 0, '2024-01-01 2024-12-31'],
  ['LAST_N_YEARS', 2, '2022-01-01 2023-12-31'],
  ['N_YEARS_AGO', 1, '2023-01-01 2023-12-31'],
  ['THIS_FISCAL_QUARTER', 0, '2024-04-01 2024-06-30'],
  ['LAST_N_FISCAL_YEARS', 1, '2023-01-01 2023-12-31'],
  ['N_FISCAL_QUARTERS_AGO', 1, '2024-01-01 2024-03-31']
])('documented: %s (%i) stands for the days %s', (name, count, expected) => {
  expect(days(name, count)).toBe(expected);
});

it('takes today from the time zone of the user', () => {
  const lateEvening = new Date('2024-05-15T23:30:00Z');
  expect(days('TODAY', 0, lateEvening, 'Europe/Berlin')).toBe('2024-05-16 2024-05-16');
  expect(days('TODAY', 0, lateEvening, 'America/New_York')).toBe('2024-05-15 2024-05-15');
});

it('lets a day of the clock change have 23 hours', () => {
  const { start, end } = dateRange('TODAY', 0, new Date('2024-03-31T12:00:00Z'), 'Europe/Berlin');
  expect(start.toJSDate().toISOString()).toBe('2024-03-30T23:00:00.000Z');
  expect(end.toJSDate().toISOString()).toBe('2024-03-31T22:00:00.000Z');
});

it('starts a week on the Sunday itself', () => {
  expect(days('THIS_WEEK', 0, new Date('2024-05-12T12:00:00Z'))).toBe('2024-05-12 2024-05-18');
});

it('refuses a negative count', () => {
  expect(() => days('LAST_N_DAYS', -1)).toThrow('Invalid date literal');
});

it('refuses days that no calendar of Salesforce has', () => {
  expect(() => days('LAST_N_DAYS', 99_999_999_999)).toThrow('Invalid date literal');
  expect(() => days('NEXT_N_YEARS', 2000)).toThrow('Invalid date literal');
});
