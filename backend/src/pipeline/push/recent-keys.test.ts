import { expect, it } from '@jest/globals';
import { RecentKeys } from './recent-keys.ts';

it('knows the latest keys and forgets the oldest', () => {
  const keys = new RecentKeys(3);
  const news = (...given: string[]) => given.map((key) => keys.add(key));
  expect(news('a', 'b', 'c', 'a')).toEqual([true, true, true, false]);
  expect(news('d', 'e', 'b')).toEqual([true, true, false]);
  expect(news('f', 'g')).toEqual([true, true]);
  expect(news('d', 'a')).toEqual([false, true]);
});
