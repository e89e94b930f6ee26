import { expect, it } from '@jest/globals';
import type { BackfillProgress } from '../../pipeline/backfill/index.ts';
import { describeBackfill } from './describe-backfill.ts';

const RUNNING: BackfillProgress = {
  ...{ id: 'b1', state: 'running', total: 4000, done: 1200, rank: 'known', message: null },
  scope: { from: null, to: null, communityKeys: [] },
  ...{ rowsPerSecond: 13, secondsLeft: 216, requestedAt: '2026-03-02T08:00:00.000Z' },
  ...{ startedAt: '2026-03-02T08:00:10.000Z', finishedAt: null, goesOnAt: null }
};

it('tells how far it is, how fast, and how long it will take', () => {
  expect(describeBackfill(RUNNING)).toBe(
    'Backfill of 2026-03-02 08:00:00 UTC running: 1,200 of 4,000 activities, 13 a second, about 4 min left'
  );
});

it('tells why it waits for API calls, and when it goes on', () => {
  const message = 'The org has used up its API calls of the last 24 hours.';
  const goesOnAt = '2026-03-02T17:00:00.000Z';
  expect(describeBackfill({ ...RUNNING, state: 'waiting', message, goesOnAt })).toBe(
    'Backfill of 2026-03-02 08:00:00 UTC waiting: 1,200 of 4,000 activities, 13 a second: ' +
      `${message} The service goes on by itself, at the earliest at 2026-03-02 17:00:00 UTC.`
  );
});

it('says what to do when there was none', () => {
  expect(describeBackfill(null)).toBe('No backfill yet; "porchlight backfill" starts one.');
});
