import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bulkCalls,
  choosePath,
  compositeCalls,
  pollPause,
  type PathFacts,
  type WritePath
} from './write-path.ts';

const PLENTY: Omit<PathFacts, 'rows'> = {
  callsLeft: 100_000,
  callReserve: 1_000,
  batchesLeft: 15_000,
  batchesPerDay: 15_000
};
/** An org as most are: 20 s in the queue, 1,000 rows a second, 640 bytes a row. */
const TYPICAL = { queueSeconds: 20, rowsPerSecond: 1_000, rowsPerJob: 156_250 };

it.each<[number, WritePath, number]>([
  [0, 'nothing', 0],
  [1, 'composite', 1],
  [25, 'composite', 1],
  [199, 'composite', 1],
  [200, 'composite', 1],
  [201, 'composite', 1],
  [999, 'composite', 1],
  [1_000, 'composite', 1],
  [1_001, 'composite', 2],
  [1_400, 'composite', 2],
  [1_401, 'composite', 2],
  [2_000, 'composite', 2],
  [5_000, 'composite', 5],
  [7_999, 'composite', 8],
  [8_000, 'composite', 8],
  [8_001, 'bulk', 6],
  [10_000, 'bulk', 6],
  [100_000, 'bulk', 8],
  [1_000_000, 'bulk', 62],
  [10_000_000, 'bulk', 576]
])('sends %d rows by %s in %d calls', (rows, path, calls) => {
  expect(choosePath({ ...PLENTY, rows })).toBe(path);
  const cost = { nothing: () => 0, composite: compositeCalls, bulk: bulkOf }[path](rows);
  expect(cost).toBe(calls);
});

it('is never dearer than the other path by more than the two results a job may have to fetch', () => {
  const sizes = fc.oneof(
    fc.integer({ min: 1, max: 12_000 }),
    fc.integer({ min: 1, max: 20_000_000 })
  );
  fc.assert(
    fc.property(sizes, (rows) => {
      const costs = { composite: compositeCalls(rows), bulk: bulkOf(rows), nothing: NaN };
      const best = Math.min(costs.composite, costs.bulk);
      expect(costs[choosePath({ ...PLENTY, rows })]).toBeLessThanOrEqual(best + 2);
    })
  );
});

it('keeps to Composites while hardly any Bulk batches are left', () => {
  const rows = 1_000_000;
  expect(choosePath({ ...PLENTY, rows, batchesLeft: 1_499 })).toBe('composite');
  expect(choosePath({ ...PLENTY, rows, batchesLeft: 1_500 })).toBe('bulk');
  expect(choosePath({ ...PLENTY, rows, batchesLeft: null })).toBe('bulk');
  expect(choosePath({ ...PLENTY, rows, batchesLeft: 0, callsLeft: 0 })).toBe('composite');
});

it('goes over to Bulk early when API calls run out', () => {
  const short = { ...PLENTY, callsLeft: 999 };
  expect(choosePath({ ...short, rows: 1_400 })).toBe('composite');
  expect(choosePath({ ...short, rows: 1_401 })).toBe('bulk');
  expect(choosePath({ ...PLENTY, callsLeft: null, rows: 1_401 })).toBe('composite');
});

it('asks after a Bulk job less and less often', () => {
  expect([1, 2, 3, 4, 5, 6, 100].map(pollPause)).toEqual([5, 10, 20, 30, 60, 60, 60]);
});

function bulkOf(rows: number): number {
  return bulkCalls(rows, TYPICAL);
}
