import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Member } from '../domain/index.ts';
import { countsElse, memberRollup, showsElse, type CountedDay } from './member-rollup.ts';
import { SCORE_WEIGHTS } from './score-weights.ts';
import { addDays } from './trend.ts';

/** A Wednesday. */
const TODAY = '2026-09-16';
const member: Member = {
  ...{ externalId: 'm', communityKey: 'c', name: 'Ada', email: null, handle: null },
  ...{ jobTitle: null, company: null, avatarUrl: null, joinedAt: null, leftAt: null },
  status: 'Active'
};

function rollup(days: readonly CountedDay[], today = TODAY, given: Partial<Member> = {}) {
  const common = { connectionId: 'org', link: undefined, weights: SCORE_WEIGHTS };
  const teammateDomains = ['pipwright.example'];
  return memberRollup({ ...common, teammateDomains, member: { ...member, ...given }, days, today });
}

function day(age: number, count = 1, type = 'message'): CountedDay {
  const date = addDays(TODAY, -age);
  return { type, day: date, count, lastAt: `${date}T12:00:00.000Z` };
}

it('counts all, those of thirty days with today, and the latest', () => {
  expect(rollup([day(0, 2), day(29, 3), day(30, 5)])).toMatchObject({
    ...{ activityCount: 10, activityCount30d: 5, lastActivityAt: '2026-09-16T12:00:00.000Z' }
  });
});

it('knows nothing of who did nothing', () => {
  expect(rollup([])).toMatchObject({
    ...{ activityCount: 0, lastActivityAt: null, score: 0, level: 'New' },
    ...{ scoreReasons: null, weeks: null, dueOn: null }
  });
});

it('gives a teammate no score, whatever they do, but counts what they did', () => {
  const email = 'Ada@eu.Pipwright.example';
  expect(rollup([day(0, 9)], TODAY, { email })).toMatchObject({
    ...{ isTeammate: true, score: 0, level: 'New', scoreReasons: null, activityCount: 9 }
  });
  expect(rollup([day(0, 9)], TODAY, { email: 'ada@notpipwright.example' })).toMatchObject({
    ...{ isTeammate: false, score: 9 }
  });
});

it('tells its reasons in the shape the card reads', () => {
  expect(rollup([day(0, 4), day(0, 1, 'reaction')]).scoreReasons).toBe(
    '{"v":1,"reasons":[{"type":"message","count":4,"points":4},{"type":"reaction","count":1,"points":0.25}]}'
  );
});

it('is due when the oldest recent day is recent no more, or on Monday, when the score ages', () => {
  expect(rollup([day(29)]).dueOn).toBe('2026-09-17');
  expect(rollup([day(0)]).dueOn).toBe('2026-09-21');
  expect(rollup([day(2, 1, 'leave')]).dueOn).toBe('2026-09-21');
  expect(rollup([day(200, 1, 'leave')]).dueOn).toBeNull();
});

it('is shown and counted anew exactly when something of it differs', () => {
  const before = rollup([day(3)]);
  const other = { ...before, dueOn: '2030-01-01' };
  expect([showsElse(before, other), countsElse(before, other)]).toEqual([false, false]);
  expect([showsElse(undefined, before), countsElse(undefined, before)]).toEqual([true, true]);
  const left = { ...before, isCounted: false };
  expect([showsElse(before, left), countsElse(before, left)]).toEqual([false, true]);
});

it('never changes by time alone before the day on which it is due', () => {
  const anyDays = fc.uniqueArray(fc.integer({ min: -3, max: 500 }), { maxLength: 8 });
  fc.assert(
    fc.property(anyDays, fc.integer({ min: 1, max: 60 }), (ages, later) => {
      const days = ages.map((age) => day(age)).sort((a, b) => (a.day < b.day ? -1 : 1));
      const now = rollup(days);
      const then = rollup(days, addDays(TODAY, later));
      if (now.dueOn === null || addDays(TODAY, later) < now.dueOn) {
        expect({ ...then, dueOn: null }).toEqual({ ...now, dueOn: null });
      }
    })
  );
});
