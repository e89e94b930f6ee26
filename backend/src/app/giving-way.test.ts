import { expect, it } from '@jest/globals';
import { GivingWay } from './giving-way.ts';

const PIECE_MS = 20;

it('lets a backfill rest between its pieces while an incremental run is under way, and no longer', async () => {
  const runs = new GivingWay();
  const backfill = runs.begin('backfill');
  const urgent = runs.begin('sync');
  expect(await restAfterPiece(backfill)).toBeGreaterThanOrEqual(2 * PIECE_MS);
  urgent.end();
  work();
  expect(await restAfterPiece(backfill)).toBeLessThan(2 * PIECE_MS);
});

it('lets no incremental run rest for another one', async () => {
  const runs = new GivingWay();
  const [one] = [runs.begin('sync'), runs.begin('sync')];
  expect(await restAfterPiece(one)).toBeLessThan(2 * PIECE_MS);
});

function work(): void {
  const began = performance.now();
  while (performance.now() - began < PIECE_MS);
}

async function restAfterPiece({ giveWay }: { giveWay: () => Promise<void> }): Promise<number> {
  work();
  const began = performance.now();
  await giveWay();
  return performance.now() - began;
}
