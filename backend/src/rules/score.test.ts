import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SCORE_WEIGHTS } from './score-weights.ts';
import { levelOf, roundPoints, scoreOf, type ActivityDay } from './score.ts';

const TODAY = '2026-09-01';
const score = (days: readonly ActivityDay[], today = TODAY) =>
  scoreOf({ days, today, weights: SCORE_WEIGHTS, isTeammate: false });
const dayBefore = (age: number) =>
  new Date(Date.parse(TODAY) - age * 86_400_000).toISOString().slice(0, 10);

it('counts an activity of today in full, one of a half-life ago half, one of tomorrow in full', () => {
  expect(score([{ type: 'message', day: TODAY, count: 2 }]).points).toBe(2);
  expect(score([{ type: 'message', day: dayBefore(30), count: 2 }]).points).toBe(1);
  expect(score([{ type: 'message', day: dayBefore(-1), count: 2 }]).points).toBe(2);
});

it('caps a flood on one day and one habit alone, and still tells how many there were', () => {
  const flood = score([{ type: 'message', day: TODAY, count: 5000 }]);
  expect(flood.reasons).toEqual([{ type: 'message', count: 5000, points: 10 }]);
  const habit = Array.from({ length: 60 }, (_, age) => ({
    ...{ type: 'reaction', day: dayBefore(age), count: 20 }
  }));
  expect(score(habit).points).toBe(15);
});

it('gives the weightiest reason first, and equal ones by name', () => {
  const days = ['reaction', 'reaction', 'reply', 'poll_vote', 'other'].map((type, index) => ({
    ...{ type, day: dayBefore(0), count: index + 1 }
  }));
  expect(score(days).reasons.map(({ type }) => type)).toEqual([
    ...['reply', 'other', 'poll_vote', 'reaction']
  ]);
});

it('leaves teammates out', () => {
  const days = [{ type: 'post', day: TODAY, count: 5 }];
  expect(scoreOf({ days, today: TODAY, weights: SCORE_WEIGHTS, isTeammate: true })).toEqual({
    ...{ points: 0, level: 'New', reasons: [] }
  });
});

it('rounds the digits half up, and takes the level from what is stored', () => {
  expect([1.005, 0.125, 2.675, 4.994999, 0, 1e-9, 60].map(roundPoints)).toEqual([
    ...[1.01, 0.13, 2.68, 4.99, 0, 0, 60]
  ]);
  expect([4.994, 4.995, 19.99, 20, 59.999].map(levelOf)).toEqual([
    ...['New', 'Casual', 'Casual', 'Engaged', 'Champion']
  ]);
});

describe('whatever a member did', () => {
  const types = [...SCORE_WEIGHTS.map(({ type }) => type), 'cartwheel'];
  const anyDays = fc.uniqueArray(
    fc.record({
      type: fc.constantFrom(...types),
      day: fc.integer({ min: 0, max: 400 }).map(dayBefore),
      count: fc.integer({ min: 1, max: 40 })
    }),
    { selector: ({ type, day }) => `${type} ${day}`, maxLength: 20 }
  );

  it('one activity more never lowers the score', () => {
    fc.assert(
      fc.property(anyDays, fc.nat(), (days, pick) => {
        const index = days.length > 0 ? pick % days.length : -1;
        const more = days.map((day, at) => (at === index ? { ...day, count: day.count + 1 } : day));
        expect(score(more).points).toBeGreaterThanOrEqual(score(days).points);
      })
    );
  });

  it('a newer activity never counts less than an older one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.nat(400),
        fc.nat(400),
        fc.integer({ min: 1, max: 40 }),
        (type, one, other, count) => {
          const at = (age: number) => score([{ type, day: dayBefore(age), count }]).points;
          expect(at(Math.min(one, other))).toBeGreaterThanOrEqual(at(Math.max(one, other)));
        }
      )
    );
  });

  it('time alone never raises the score, and order does not change it', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const now = score(days);
        expect(score(days, '2026-09-02').points).toBeLessThanOrEqual(now.points);
        expect(score(days.toReversed()).points).toBeCloseTo(now.points, 9);
      })
    );
  });

  it('the points are the sum of the reasons, and none exceeds its maximum', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const { points, reasons } = score(days);
        expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(points);
        for (const { type, points: ofType } of reasons) {
          const weight = SCORE_WEIGHTS.find((one) => one.type === type) ?? { maximumPoints: 10 };
          expect(ofType).toBeLessThanOrEqual(weight.maximumPoints);
        }
      })
    );
  });
});
