import { expect, it } from '@jest/globals';
import { FULL_CALL, smallerCall, type CallSize } from './call-size.ts';

it('shrinks from five Collections to one, then to fifty rows, and no further', () => {
  const sizes: CallSize[] = [];
  for (let size: CallSize | undefined = FULL_CALL; size; size = smallerCall(size)) sizes.push(size);
  expect(sizes.map(({ collections, rows }) => [collections, rows])).toEqual([
    [5, 200],
    [1, 200],
    [1, 50]
  ]);
});
