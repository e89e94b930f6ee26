import { expect, it } from '@jest/globals';
import { inChunks } from './in-chunks.ts';

it('asks for so many keys at a time, and keeps their order', async () => {
  const asked: string[][] = [];
  const found = await inChunks(['a', 'b', 'c'], 2, async (part) => {
    asked.push(part);
    return part.map((key) => `${key}!`);
  });
  expect(asked).toEqual([['a', 'b'], ['c']]);
  expect(found).toEqual(['a!', 'b!', 'c!']);
});

it('takes however many rows belong to one key', async () => {
  const rows = await inChunks(['community'], 2, async () => Array<number>(300_000).fill(1));
  expect(rows).toHaveLength(300_000);
});
