import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { storageForecast, type StorageFacts } from './storage-forecast.ts';

const NOW = new Date('2026-03-02T12:30:00.000Z');
const facts = (given: Partial<StorageFacts>): StorageFacts => ({
  ...{ now: NOW, rows: 1000, rowsPerDay: 100, capMb: null, leftMb: null, retentionDays: null },
  ...given
});

it.each<[string, Partial<StorageFacts>, string | null, string | null]>([
  ['nothing is known and nothing capped', {}, null, null],
  ['the org has room for ten days', { leftMb: 2 }, null, '2026-03-12'],
  ['the org is full', { leftMb: 0 }, null, '2026-03-02'],
  ['the cap has room for five days', { capMb: 3 }, '2026-03-07', null],
  ['the cap is passed already', { capMb: 1 }, '2026-03-02', null],
  ['the cap comes before the end of the org', { capMb: 3, leftMb: 2 }, '2026-03-07', null],
  ['the org ends before the cap', { capMb: 30, leftMb: 2 }, '2026-07-23', '2026-03-12'],
  ['old rows leave before the org is full', { leftMb: 2, retentionDays: 9 }, null, null],
  ['old rows leave too late', { leftMb: 2, retentionDays: 30 }, null, '2026-03-12'],
  ['nothing new comes', { leftMb: 2, rowsPerDay: 0 }, null, null]
])('foresees when storage ends: %s', (_, given, capReachedOn, orgFullOn) => {
  expect(storageForecast(facts(given))).toMatchObject({ capReachedOn, orgFullOn });
});

it('never foresees the end later for more rows a day, nor for less room', () => {
  const amount = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(amount, amount, amount, (leftMb, rowsPerDay, more) => {
      const at = (given: Partial<StorageFacts>) => {
        const { orgFullOn } = storageForecast(facts({ leftMb, rowsPerDay, ...given }));
        return orgFullOn === null ? Infinity : Date.parse(orgFullOn);
      };
      expect(at({ rowsPerDay: rowsPerDay + more })).toBeLessThanOrEqual(at({}));
      expect(at({ leftMb: Math.max(0, leftMb - more) })).toBeLessThanOrEqual(at({}));
    })
  );
});
