import { expect, it } from '@jest/globals';
import type { ApiUse } from '../../history/index.ts';
import { describeApiUse, describeStanding } from './describe-api-use.ts';

const KNOWN: ApiUse = {
  ...{ orgId: '00D1', byUs: 1200, byOthers: 3000, max: 15_000, sharePercent: 50, allowance: 6000 },
  ...{ state: 'free', resumesAt: null },
  forecast: { at: '2026-03-03T00:00:00.000Z', byUs: 1500, byOthers: 3000, max: 15_000 },
  days: [
    { day: '2026-03-01', byUs: 90, byOthers: null, max: null },
    { day: '2026-03-02', byUs: 1200, byOthers: 3000, max: 15_000 }
  ]
};

it('tells whose calls there were, the forecast, and the days', () => {
  expect(describeApiUse(KNOWN).split('\n')).toEqual([
    'Org 00D1: 1,200 by us and 3,000 by others of 15,000 in the last 24 hours; our share (50 %): 6,000.',
    'By 2026-03-03 00:00:00 UTC about 1,500 by us and 3,000 by others, 15,000 allowed.',
    '2026-03-01  90 by us, unknown by others',
    '2026-03-02  1,200 by us, 3,000 by others'
  ]);
});

it.each<[ApiUse['state'], RegExp]>([
  ['background', /; history and removals wait until 2026-03-02 17:00:00 UTC$/],
  ['budget', /; paused: API budget, goes on after 2026-03-02 17:00:00 UTC$/],
  ['limit', /; paused: API limit, goes on after 2026-03-02 17:00:00 UTC$/]
])('says until when work waits: %s', (state, ending) => {
  const resumesAt = '2026-03-02T17:00:00.000Z';
  expect(describeStanding({ ...KNOWN, state, resumesAt })).toMatch(ending);
});

it('says that the org has said nothing yet', () => {
  const silent = { ...KNOWN, byOthers: null, max: null, allowance: null, forecast: null };
  expect(describeApiUse({ ...silent, days: [] })).toBe(
    'Org 00D1: 1,200 by us; the org has said nothing of its own in the last 24 hours.\n' +
      'No forecast before the org has answered a call.'
  );
});
