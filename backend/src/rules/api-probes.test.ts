import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ApiPause } from '../domain/index.ts';
import { hourOf } from './api-budget.ts';
import { judgePaused, nextProbe } from './api-probes.ts';

const SINCE = '2026-03-02T12:30:00.000Z';
const at = (hours: number) => new Date(Date.parse(SINCE) + hours * 3_600_000);

const pause = (given: Partial<ApiPause> = {}): ApiPause => ({
  ...{ orgId: '00D1', reason: 'limit', since: SINCE, until: at(1).toISOString(), probes: 0 },
  ...given
});

const facts = (hours: number, calls: number, others: number) => {
  const sample = { at: SINCE, used: others, max: 1000, others };
  return {
    ...{ now: at(hours), sharePercent: 50 },
    hours: [{ hour: hourOf(new Date(SINCE)), calls, sample }]
  };
};

it('spends three calls on finding out in the day after the org refused', () => {
  const first = [0, 1, 2, 3, 4].map((probes) => nextProbe({ since: SINCE, probes }));
  expect(first).toEqual([at(1), at(4), at(12), at(24), at(25)]);
});

it('asks later and later', () => {
  fc.assert(
    fc.property(fc.nat(40), (probes) => {
      const next = nextProbe({ since: SINCE, probes: probes + 1 });
      expect(next.getTime()).toBeGreaterThan(nextProbe({ since: SINCE, probes }).getTime());
    })
  );
});

it('lets no call pass while the org refuses, even when our share is unused', () => {
  expect(judgePaused(pause(), facts(0.5, 0, 0), 'normal')).toEqual({
    ...{ go: false, reason: 'limit', until: at(1), waitsFor: 'others' }
  });
});

it('lets one call find out when it is time', () => {
  expect(judgePaused(pause(), facts(1, 0, 0), 'normal')).toEqual({ go: true, isProbe: true });
});

it('ends a pause of our own by itself when our calls have left the window', () => {
  const ours = pause({ reason: 'budget', until: at(30).toISOString() });
  expect(judgePaused(ours, facts(2, 400, 400), 'normal')).toMatchObject({ go: false });
  expect(judgePaused(ours, facts(25, 400, 400), 'normal')).toEqual({ go: true });
});

it('waits for whichever comes first, the question or our calls leaving the window', () => {
  const asks = pause({ reason: 'budget', until: at(4).toISOString() });
  expect(judgePaused(asks, facts(2, 400, 400), 'normal')).toMatchObject({ until: at(4) });
  const late = pause({ reason: 'budget', until: at(30).toISOString() });
  const { until } = judgePaused(late, facts(2, 400, 400), 'normal') as { until: Date };
  expect(until.getTime()).toBeLessThan(at(25).getTime());
});
