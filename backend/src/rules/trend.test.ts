import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  accountTrend,
  addWeeks,
  communityTrend,
  mondayOf,
  storeWeeks,
  trendMondays
} from './trend.ts';

const TODAY = '2026-09-16';

it('lets weeks begin on Monday, UTC', () => {
  expect(['2026-09-13', '2026-09-14', '2026-09-20', '2026-12-31'].map(mondayOf)).toEqual([
    ...['2026-09-07', '2026-09-14', '2026-09-14', '2026-12-28']
  ]);
});

it('shows twelve weeks, the oldest first and the present one last', () => {
  const mondays = trendMondays(TODAY);
  expect(mondays).toHaveLength(12);
  expect([mondays[0], mondays[11]]).toEqual(['2026-06-29', '2026-09-14']);
});

it('is written in the shapes the cards read', () => {
  const weeks = new Map([
    [
      '2026-09-07',
      new Map([
        ['reaction', 2],
        ['message', 10]
      ])
    ],
    ['2026-01-05', new Map([['message', 99]])]
  ]);
  const [community, account] = [communityTrend(weeks, TODAY), accountTrend(weeks, TODAY)];
  expect(community).toContain('{"start":"2026-09-07","byType":{"message":10,"reaction":2}}');
  expect(community).toMatch(/^\{"v":1,"weeks":\[\{"start":"2026-06-29","byType":\{\}\},/);
  expect(account).toContain('{"start":"2026-09-07","count":12},{"start":"2026-09-14","count":0}]}');
});

it('is nothing when twelve weeks are empty', () => {
  const old = new Map([['2026-01-05', new Map([['message', 99]])]]);
  expect([communityTrend(old, TODAY), accountTrend(old, TODAY), storeWeeks(old, TODAY)]).toEqual([
    ...[null, null, null]
  ]);
});

it('adds up what members stored to the same as counting all at once', () => {
  const anyWeeks = fc.array(
    fc.record({
      monday: fc.constantFrom(...trendMondays(TODAY)),
      type: fc.constantFrom('message', 'reply'),
      count: fc.integer({ min: 1, max: 9 })
    }),
    { maxLength: 12 }
  );
  const count = (entries: readonly { monday: string; type: string; count: number }[]) => {
    const weeks = new Map<string, Map<string, number>>();
    for (const { monday, type, count: number } of entries) {
      const week = weeks.get(monday) ?? new Map<string, number>();
      weeks.set(monday, week.set(type, (week.get(type) ?? 0) + number));
    }
    return weeks;
  };
  fc.assert(
    fc.property(fc.array(anyWeeks, { maxLength: 4 }), (members) => {
      const stored = members.flatMap((entries) => storeWeeks(count(entries), TODAY) ?? []);
      expect(communityTrend(addWeeks(stored), TODAY)).toBe(
        communityTrend(count(members.flat()), TODAY)
      );
    })
  );
});
