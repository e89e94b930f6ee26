import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LoggedChange } from '../../domain/index.ts';
import { ContiguousCursor } from './contiguous-cursor.ts';

function change(seq: number, key = `k${seq}`): LoggedChange {
  const about = { kind: 'activity', connectionId: null, origin: 'intake', depth: 0 } as const;
  return { seq, key, ...about };
}

/** Reads the changes behind the cursor's position, all of which are to be sent. */
function readOn(cursor: ContiguousCursor, log: readonly LoggedChange[], to: number): string[] {
  const left = cursor.enter(log.filter(({ seq }) => seq > cursor.position && seq <= to));
  for (const one of left) cursor.open(one);
  cursor.read(to);
  return left.map(({ key }) => key);
}

it('stands before the oldest change that is not settled', () => {
  const cursor = new ContiguousCursor(10);
  readOn(cursor, [change(11, 'a'), change(13, 'b')], 20);
  cursor.settle('b');
  expect(cursor.position).toBe(10);
  cursor.settle('a');
  expect(cursor.position).toBe(20);
});

it('never passes an unsettled change and never moves backwards, in whatever order rows are read and settled', () => {
  const steps = fc.array(fc.record({ reads: fc.nat({ max: 6 }), settles: fc.array(fc.nat()) }));
  fc.assert(
    fc.property(steps, fc.array(fc.integer({ min: 1, max: 9 })), (turns, gaps) => {
      let seq = 0;
      const log = gaps.map((gap) => change((seq += gap)));
      const cursor = new ContiguousCursor(0);
      const open: number[] = [];
      let [read, readTo, last] = [0, 0, 0];
      for (const { reads, settles } of turns) {
        const page = log.slice(read, (read += reads));
        readTo = page.at(-1)?.seq ?? readTo;
        for (const one of cursor.enter(page)) cursor.open(one);
        cursor.read(readTo);
        open.push(...page.map((one) => one.seq));
        for (const nth of settles) {
          const [settled] = open.splice(nth % open.length, 1);
          if (settled !== undefined) cursor.settle(`k${settled}`);
          expect(cursor.position).toBe((open[0] ?? readTo + 1) - 1);
          expect(cursor.position).toBeGreaterThanOrEqual(last);
          last = cursor.position;
        }
      }
    })
  );
});

it('gives again, however often it is stopped and wherever it had read to, exactly what is unsettled', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 80 });
  const runs = fc.array(
    fc.record({ reads: fc.double({ min: 0, max: 1, noNaN: true }), settles: fc.array(fc.nat()) }),
    { maxLength: 6 }
  );
  fc.assert(
    fc.property(gaps, runs, (steps, stops) => {
      let seq = 0;
      const log = steps.map((step) => change((seq += step)));
      const open = new Set(log.map(({ key }) => key));
      let kept = { position: 0, ahead: Uint8Array.of() as Uint8Array };
      for (const { reads, settles } of [...stops, { reads: 1, settles: [] }]) {
        const cursor = new ContiguousCursor(kept.position, kept.ahead);
        const to = Math.max(kept.position, Math.floor(reads * seq));
        const given = readOn(cursor, log, to);
        expect(given).toEqual(log.filter((one) => one.seq <= to && open.has(one.key)).map(keyOf));
        for (const nth of settles) {
          const key = given[nth % given.length];
          if (key === undefined) continue;
          open.delete(key);
          cursor.settle(key);
        }
        const { position, ahead } = cursor;
        kept = { position, ahead };
      }
    })
  );
});

it('keeps one bit for each of ten thousand rows that landed out of order', () => {
  const cursor = new ContiguousCursor(0);
  const log = Array.from({ length: 10_000 }, (_, index) => change(index * 7 + 1));
  readOn(cursor, log, 70_000);
  expect(cursor.ahead).toHaveLength(0);
  for (const { key } of log.filter((_, index) => index % 2 === 1)) cursor.settle(key);
  expect(cursor.ahead).toHaveLength(1250);
});

function keyOf({ key }: LoggedChange): string {
  return key;
}
