import { chunk } from '../../kernel/index.ts';

/** Answers to many keys, of which one statement takes only so many; in the order of the keys. */
export async function inChunks<K, T>(
  keys: readonly K[],
  size: number,
  read: (part: K[]) => Promise<T[]>
): Promise<T[]> {
  const found: T[][] = [];
  for (const part of chunk(keys, size)) found.push(await read(part));
  return found.flat();
}
