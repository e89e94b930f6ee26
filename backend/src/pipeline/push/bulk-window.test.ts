import { expect, it } from '@jest/globals';
import { BulkWindow } from './bulk-window.ts';
import type { Row } from './row.ts';

function rowOf(index: number, bytes: number): Row {
  const write = {
    ...{ object: 'Activity__c' as const, externalId: String(index), parentKeys: ['slack:T1:U1'] },
    fields: { Body__c: 'x'.repeat(bytes) }
  };
  return { write, isNew: true } as unknown as Row;
}

/** Fills it, so many rows at most at a time, until it takes no more. */
function filled(bytes: number, first: number): number {
  const window = new BulkWindow('Activity__c');
  let rows = 0;
  const take = (count: number) => {
    for (const end = rows + count; rows < end; rows += 1) window.add(rowOf(rows, bytes));
  };
  take(first);
  for (let room = window.room; room > 0; room = window.room) take(Math.min(2_000, room));
  return rows;
}

it.each([
  [640, 150_000],
  [311, 250_000],
  [4_000, 20_000]
])('ends with a whole batch where rows have %d bytes', (bytes, rows) => {
  expect(filled(bytes, 11_500)).toBe(rows);
});

it('stays below the hundred megabytes of a job where a batch would not', () => {
  const bytes = 30_000;
  expect(filled(bytes, 1) * bytes).toBeLessThan(100_000_000);
});
