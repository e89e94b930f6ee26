import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ApiHour } from '../domain/index.ts';
import { apiBudget, callsOfOthers, hourOf, judgeCall, ownCalls } from './api-budget.ts';

const NOW = new Date('2026-03-02T12:30:00.000Z');
const hoursAgo = (hours: number) => hourOf(new Date(NOW.getTime() - hours * 3_600_000));

function anHour(given: Partial<ApiHour>): ApiHour {
  return { hour: hoursAgo(0), calls: 0, sample: null, ...given };
}

const told = (others: number, max: number, at: Date = NOW) => ({
  ...{ at: at.toISOString(), used: others, max, others }
});

/** Our calls of some of the last hours, and what the org said in the newest one. */
const facts = fc.record({
  now: fc.constant(NOW),
  sharePercent: fc.integer({ min: 1, max: 100 }),
  hours: fc
    .tuple(
      fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(400)), { selector: ([ago]) => ago }),
      fc.nat(1200),
      fc.integer({ min: 1, max: 1000 })
    )
    .map(([calls, others, max]) => [
      ...calls.map(([ago, count]) => anHour({ hour: hoursAgo(ago + 1), calls: count })),
      anHour({ sample: told(others, max) })
    ])
});

it.each([
  [0, 0, 1000, 50, 500],
  [400, 0, 1000, 50, 300],
  [400, 0, 1000, 100, 600],
  [1000, 0, 1000, 50, 0],
  [1200, 0, 1000, 50, 0],
  [0, 0, 3, 50, 1]
])(
  'gives us a share of what others leave: %d used by others, %d by us, of %d at %d %% is %d',
  (others, calls, max, sharePercent, allowance) => {
    const hours = [anHour({ calls, sample: told(others, max) })];
    expect(apiBudget({ now: NOW, sharePercent, hours }).allowance).toBe(allowance);
  }
);

it('lets calls pass before the org has said anything, since asking is the only way to know', () => {
  const hours = [anHour({ calls: 10_000 })];
  expect(judgeCall({ now: NOW, sharePercent: 1, hours }, 'background')).toEqual({ go: true });
});

it('stops background work at three quarters of the share, and all at the whole of it', () => {
  const at = (calls: number) => ({
    ...{ now: NOW, sharePercent: 50, hours: [anHour({ calls, sample: told(0, 200) })] }
  });
  expect(judgeCall(at(74), 'background')).toEqual({ go: true });
  expect(judgeCall(at(75), 'background')).toMatchObject({ go: false, reason: 'background' });
  expect(judgeCall(at(99), 'normal')).toEqual({ go: true });
  expect(judgeCall(at(100), 'normal')).toMatchObject({ go: false, reason: 'budget' });
  expect(judgeCall(at(100), 'background')).toMatchObject({ go: false, reason: 'budget' });
});

it('goes on when the hours of our own calls have left the window, and not a call earlier', () => {
  const hours = [
    anHour({ hour: hoursAgo(20), calls: 60 }),
    anHour({ hour: hoursAgo(2), calls: 40, sample: told(0, 200) })
  ];
  const verdict = judgeCall({ now: NOW, sharePercent: 50, hours }, 'normal');
  // The hour began at 16:00 the day before and has left the window at 17:00.
  expect(verdict).toMatchObject({ until: new Date('2026-03-02T17:00:00.000Z') });
});

it('waits for a day at most where others leave nothing', () => {
  const hours = [anHour({ sample: told(1000, 1000) })];
  const verdict = judgeCall({ now: NOW, sharePercent: 50, hours }, 'normal');
  expect(verdict).toMatchObject({ go: false, until: new Date('2026-03-03T12:30:00.000Z') });
});

it('says a moment at which it lets the call pass, if nothing else has happened', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom('normal', 'background'), (given, urgency) => {
      const verdict = judgeCall(given, urgency);
      if (verdict.go) return;
      expect(verdict.until.getTime()).toBeGreaterThan(NOW.getTime());
      expect(verdict.until.getTime()).toBeLessThanOrEqual(NOW.getTime() + 24 * 3_600_000);
      expect(judgeCall({ ...given, now: verdict.until }, urgency).go).toBe(true);
    })
  );
});

it('never lets a call pass that makes ours more than the share of what others leave', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { own, sample, allowance } = apiBudget(given);
      if (!judgeCall(given, 'normal').go || !sample) return;
      expect(own + 1).toBeLessThanOrEqual(allowance ?? Infinity);
      expect((own + 1) * 100).toBeLessThanOrEqual(
        (sample.max - Math.min(sample.others, sample.max)) * given.sharePercent
      );
    })
  );
});

it('allows background work nothing that it forbids other work, and a larger share nothing less', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const goes = judgeCall(given, 'normal').go;
      if (judgeCall(given, 'background').go) expect(goes).toBe(true);
      const more = { ...given, sharePercent: Math.min(100, given.sharePercent + 10) };
      if (goes) expect(judgeCall(more, 'normal').go).toBe(true);
    })
  );
});

it('counts a call for 24 hours at least and for 25 at most', () => {
  fc.assert(
    fc.property(fc.nat(3_600_000 - 1), fc.nat(30 * 3_600_000), (into, later) => {
      const made = new Date(Date.parse(hoursAgo(0)) + into);
      const hours = [anHour({ hour: hourOf(made), calls: 1 })];
      const counts = ownCalls(hours, new Date(made.getTime() + later)) === 1;
      if (later < 24 * 3_600_000) expect(counts).toBe(true);
      if (later >= 25 * 3_600_000) expect(counts).toBe(false);
    })
  );
});

it('never takes the calls of others for fewer than they are', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(5), fc.nat(5), (others, answered, lanes, seen) => {
      // Of our calls under way the org may have counted any.
      const used = others + answered + Math.min(seen, lanes);
      const own = answered + lanes;
      const found = callsOfOthers(used, { own, underWay: lanes });
      expect(found).toBeGreaterThanOrEqual(others);
      expect(found).toBeLessThanOrEqual(others + lanes);
    })
  );
});

it.each([
  [100, 0, 'us'],
  [30, 140, 'us'],
  [0, 199, 'others'],
  [4, 193, 'others']
])('knows who stops us: %d calls of ours, %d of others, it is %s', (calls, others, waitsFor) => {
  const hours = [anHour({ calls, sample: told(others, 200) })];
  expect(judgeCall({ now: NOW, sharePercent: 50, hours }, 'normal')).toMatchObject({ waitsFor });
});
