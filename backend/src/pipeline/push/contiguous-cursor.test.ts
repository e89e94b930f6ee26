import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContiguousCursor } from './contiguous-cursor.ts';

it('stands before the oldest change that is not settled', () => {
  const cursor = new ContiguousCursor(10);
  cursor.open('a', 11);
  cursor.open('b', 13);
  cursor.read(20);
  cursor.settle('b');
  expect(cursor.position).toBe(10);
  cursor.settle('a');
  expect(cursor.position).toBe(20);
});

it('never passes an unsettled change and never moves backwards, in whatever order rows settle', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 }),
      fc.infiniteStream(fc.nat()),
      (positions, order) => {
        const seqs = positions.toSorted((a, b) => a - b);
        const cursor = new ContiguousCursor(0);
        for (const seq of seqs) cursor.open(`k${seq}`, seq);
        cursor.read(500);
        const open = new Set(seqs);
        let last = cursor.position;
        while (open.size > 0) {
          const pick = [...open][(order.next().value ?? 0) % open.size] ?? 0;
          open.delete(pick);
          cursor.settle(`k${pick}`);
          expect(cursor.position).toBe(open.size > 0 ? Math.min(...open) - 1 : 500);
          expect(cursor.position).toBeGreaterThanOrEqual(last);
          last = cursor.position;
        }
      }
    )
  );
});
