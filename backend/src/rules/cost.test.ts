import { expect, it } from '@jest/globals';
import { estimateCost, storageMb } from './cost.ts';

const pace = { reads: 2, rowsPerSecond: 100 };

it('counts the calls of the path that so many rows take, besides the reads', () => {
  const calls = (rows: number) => estimateCost(rows, pace).apiCalls;
  expect([0, 1, 1000, 1001, 8000].map(calls)).toEqual([2, 3, 3, 4, 10]);
  expect([8001, 28_586, 1_000_000].map(calls)).toEqual([8, 9, 64]);
});

it('counts 2 KB a row, and minutes at the given pace, a tenth of a minute begun', () => {
  expect(storageMb(512)).toBe(1);
  expect(storageMb(1_000_000)).toBe(1953.1);
  expect(estimateCost(60_000, pace).minutes).toBe(10);
  expect(estimateCost(1, pace).minutes).toBe(0.1);
});
