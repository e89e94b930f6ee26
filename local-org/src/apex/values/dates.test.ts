import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApexDate } from './apex-date.ts';
import { ApexDatetime, GMT } from './apex-datetime.ts';
import { ApexTime } from './apex-time.ts';
import { formatByPattern } from './date-pattern.ts';

const LOS_ANGELES = 'America/Los_Angeles';
const days = fc.integer({ min: -98_000, max: 740_000 }).map((day) => new ApexDate(day));

it('is the same day from its parts and from its text', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(ApexDate.of(day.year, day.month, day.day)).toEqual(day);
      expect(ApexDate.parse(day.toString())).toEqual(day);
    })
  );
});

it('counts months so that adding them lands in that month', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -600, max: 600 }), (day, months) => {
      const moved = day.addMonths(months);
      expect(day.monthsUntil(moved)).toBe(months);
      expect(moved.day).toBe(Math.min(day.day, ApexDate.daysInMonth(moved.year, moved.month)));
    })
  );
});

it('carries days and months over', () => {
  expect(String(ApexDate.of(2024, 13, 1))).toBe('2025-01-01');
  expect(String(ApexDate.of(2023, 2, 29))).toBe('2023-03-01');
  expect(String(ApexDate.of(2024, 1, 31).addMonths(1))).toBe('2024-02-29');
  expect(String(ApexDate.of(2024, 2, 29).addYears(1))).toBe('2025-02-28');
});

it('knows weeks, years and leap years', () => {
  expect(String(ApexDate.of(2024, 2, 29).startOfWeek())).toBe('2024-02-25');
  expect(ApexDate.of(2024, 12, 31).dayOfYear).toBe(366);
  expect([1900, 2000, 2023, 2024].map((year) => ApexDate.isLeapYear(year))).toEqual([
    false,
    true,
    false,
    true
  ]);
});

it.each(['2024-02-30', '2024-13-01', '29.02.2024', ''])('does not read %j as a day', (text) => {
  expect(ApexDate.parse(text)).toBeUndefined();
});

it('is the same moment from date and time of a zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), (second) => {
      const moment = new ApexDatetime(second * 1000);
      const again = ApexDatetime.at(
        moment.dateIn(LOS_ANGELES),
        moment.timeIn(LOS_ANGELES),
        LOS_ANGELES
      );
      // The hour that is repeated in autumn has one wall time for two moments.
      expect([0, 3_600_000]).toContain(again.milliseconds - moment.milliseconds);
      expect(ApexDatetime.parse(moment.print(GMT), GMT)).toEqual(moment);
    })
  );
});

it('moves an hour that daylight saving skips behind the gap', () => {
  const skipped = ApexDatetime.of(
    { year: 2024, month: 3, day: 10, hour: 2, minute: 30 },
    LOS_ANGELES
  );
  expect(skipped.print(LOS_ANGELES)).toBe('2024-03-10 03:30:00');
});

it('takes the later of two hours with one name', () => {
  const repeated = ApexDatetime.of({ year: 2024, month: 11, day: 3, hour: 1 }, LOS_ANGELES);
  expect(repeated.toIso()).toBe('2024-11-03T09:00:00.000Z');
});

it('keeps the time of day over a change of the clocks', () => {
  const noon = ApexDatetime.of({ year: 2024, month: 3, day: 9, hour: 12 }, LOS_ANGELES);
  const next = noon.onDay((day) => day.addDays(1), LOS_ANGELES);
  expect(next.milliseconds - noon.milliseconds).toBe(23 * 3_600_000);
});

it.each(['2024-02-29 24:00:00', '2024-02-29', '2024-02-30 00:00:00', 'now'])(
  'does not read %j as a moment',
  (text) => {
    expect(ApexDatetime.parse(text, GMT)).toBeUndefined();
  }
);

it('begins a new day with what passes midnight', () => {
  expect(String(ApexTime.of(23, 59, 59, 0).addSeconds(2))).toBe('00:00:01.000Z');
  expect(String(ApexTime.of(0, 0, 0, 0).addHours(-1))).toBe('23:00:00.000Z');
});

it.each([
  ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", '2024-02-29T09:05:07.012-0800'],
  ['EEEE, MMMM d, yyyy h:mm a', 'Thursday, February 29, 2024 9:05 AM'],
  ["EEE MMM dd ''yy", "Thu Feb 29 '24"],
  ['D w F u', '60 9 5 4'],
  ['X XX XXX', '-08 -0800 -08:00']
])('prints %s as Java does', (pattern, expected) => {
  const moment = ApexDatetime.parse('2024-02-29 17:05:07', GMT)?.addMilliseconds(12);
  expect(moment && formatByPattern(moment.in(LOS_ANGELES), pattern)).toBe(expected);
});

it('refuses letters without a meaning', () => {
  expect(() => formatByPattern(new ApexDatetime(0).in(GMT), 'yyyy b')).toThrow("'b'");
});
