import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ApiHour } from '../domain/index.ts';
import { apiBudget } from './api-budget.ts';
import { apiDays, forecastDay } from './api-forecast.ts';

const MIDNIGHT = Date.parse('2026-03-03T00:00:00.000Z');
const hourAt = (iso: string) => `${iso}:00:00.000Z`;

function aDay(given: readonly [string, number, number | null][]): ApiHour[] {
  return given.map(([hour, calls, others]) => ({
    ...{ hour: hourAt(hour), calls },
    sample: others === null ? null : { at: hourAt(hour), used: others + calls, max: 1000, others }
  }));
}

it('goes on at the pace of the last three hours, and with others as in the last day', () => {
  const hours = aDay([
    ['2026-03-01T22', 900, null],
    ['2026-03-02T03', 50, null],
    ['2026-03-02T10', 30, null],
    ['2026-03-02T11', 30, 200]
  ]);
  const now = new Date(hourAt('2026-03-02T12'));
  // 110 today, and twenty an hour for twelve hours.
  expect(forecastDay({ now, sharePercent: 100, hours })).toEqual({
    ...{ at: '2026-03-03T00:00:00.000Z', byUs: 110 + 240, byOthers: 200, max: 1000 }
  });
});

it('knows nothing while the org has not said anything for a day', () => {
  const hours = aDay([['2026-03-01T11', 30, 200]]);
  const now = new Date(hourAt('2026-03-02T12'));
  expect(forecastDay({ now, sharePercent: 50, hours })).toBeNull();
});

it('never foresees less than there was today, nor more of ours than the share', () => {
  const hour = fc.tuple(fc.nat(23), fc.nat(200), fc.nat(1500));
  fc.assert(
    fc.property(fc.uniqueArray(hour, { selector: ([h]) => h, minLength: 1 }), (given) => {
      const hours = given.flatMap(([h, calls, others]) =>
        aDay([[`2026-03-02T${String(h).padStart(2, '0')}`, calls, others]])
      );
      const facts = { now: new Date(MIDNIGHT - 1), sharePercent: 50, hours };
      const forecast = forecastDay(facts);
      const today = hours.reduce((sum, { calls }) => sum + calls, 0);
      const { allowance } = apiBudget(facts);
      expect(forecast?.byUs).toBeGreaterThanOrEqual(today);
      expect(forecast?.byUs).toBeLessThanOrEqual(Math.max(today, allowance ?? 0));
    })
  );
});

it('adds hours up to days, with the last word of the org', () => {
  const hours = aDay([
    ['2026-03-02T05', 10, 300],
    ['2026-03-01T03', 7, null],
    ['2026-03-02T09', 5, 280]
  ]);
  expect(apiDays(hours)).toEqual([
    { day: '2026-03-01', byUs: 7, byOthers: null, max: null },
    { day: '2026-03-02', byUs: 15, byOthers: 280, max: 1000 }
  ]);
});
