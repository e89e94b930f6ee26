import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isStandard, PUSH_ORDER, type TargetObject } from '../../domain/index.ts';
import { FULL_CALL } from '../../rules/index.ts';
import { planCall, ROWS_PER_COLLECTION, sortOut } from './planner.ts';
import type { Row } from './row.ts';

function aRow(object: TargetObject, externalId: string, given: Partial<Row> = {}): Row {
  return {
    write: { object, externalId, fields: {}, parentKeys: [] },
    payload: {},
    place: 0,
    attempts: 0,
    tries: 0,
    notBefore: 0,
    together: ROWS_PER_COLLECTION,
    isNew: false,
    exceptionCode: null,
    parentsResent: false,
    missingRecipient: null,
    ...given
  };
}

function rowsOf(object: TargetObject, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => aRow(object, `${object}${index}`));
}

function child(object: TargetObject, externalId: string, parentKeys: string[], given = {}): Row {
  return aRow(object, externalId, {
    write: { object, externalId, fields: {}, parentKeys },
    ...given
  });
}

/** Plans call after call until nothing is left. */
function planAll(rows: readonly Row[]): Row[][][] {
  const calls: Row[][][] = [];
  let left = rows;
  while (left.length > 0) {
    const call = planCall(left);
    calls.push(call);
    const planned = new Set(call.flat());
    left = left.filter((row) => !planned.has(row));
  }
  return calls;
}

const mixtures = fc
  .tuple(...[450, 1300, 300, 2600, 250, 250, 50, 20].map((max) => fc.nat({ max })))
  .map((counts) => PUSH_ORDER.flatMap((object, index) => rowsOf(object, counts[index] ?? 0)));

it('mixes what fits one call: 200 members and 800 activities', () => {
  const calls = planAll([...rowsOf('Activity__c', 800), ...rowsOf('Member__c', 200)]);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.map((rows) => rows[0]?.write.object)).toEqual([
    'Member__c',
    ...Array<string>(4).fill('Activity__c')
  ]);
});

it('lets totals of the org’s own records share a Collection, but none with rows of ours', () => {
  const totals = (['Lead', 'Account', 'Contact', 'Opportunity'] as const).flatMap((object) =>
    rowsOf(object, 50)
  );
  const [call, ...others] = planAll([...totals, ...rowsOf('Activity__c', 1)]);
  expect(others).toEqual([]);
  expect(call?.map((rows) => rows.length)).toEqual([1, 200]);
  // Each object in one run: an update by id takes at most ten of them.
  const objects = call?.[1]?.map(({ write }) => write.object) ?? [];
  expect(objects).toEqual(
    ['Account', 'Contact', 'Lead', 'Opportunity'].flatMap((name) => Array<string>(50).fill(name))
  );
});

it.each([
  [0, 0],
  [199, 1],
  [200, 1],
  [201, 1],
  [1000, 1],
  [1001, 2],
  [8001, 9]
])('plans %d activities as %d calls', (rows, calls) => {
  expect(planAll(rowsOf('Activity__c', rows))).toHaveLength(calls);
});

it('sends every row once, in full Collections, parents first, in few calls', () => {
  fc.assert(
    fc.property(mixtures, (rows) => {
      const calls = planAll(rows.toReversed());
      for (const call of calls) {
        const sizes = call.map((group) => group.length).toSorted((a, b) => b - a);
        const apart = sizes.slice(FULL_CALL.collections).reduce((sum, size) => sum + size, 0);
        expect(apart).toBeLessThanOrEqual(15);
        for (const collection of call) {
          expect(collection.length).toBeLessThanOrEqual(ROWS_PER_COLLECTION);
          const ways = collection.map(({ write: { object } }) =>
            isStandard(object) ? 'by id' : object
          );
          expect(new Set(ways).size).toBe(1);
        }
      }
      const sent = calls.flat(2);
      expect(new Set(sent).size).toBe(rows.length);
      const ranks = sent.map((row) => PUSH_ORDER.indexOf(row.write.object));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      expect(calls.length).toBeLessThanOrEqual(rows.length / 1000 + 2);
    }),
    { numRuns: 30 }
  );
});

it('sends a few rows of their own when that makes one call of two', () => {
  const tick = [
    ...[...rowsOf('Community__c', 1), ...rowsOf('Member__c', 200), ...rowsOf('Session__c', 200)],
    ...[...rowsOf('Activity__c', 600), ...rowsOf('Contact', 14)]
  ];
  const sizes = (rows: readonly Row[]) =>
    planAll(rows).map((call) => call.map((one) => one.length));
  expect(sizes(tick)).toEqual([[1, 200, 200, 200, 200, 200, 14]]);
  // One too many, and one whose key cannot stand in an address.
  expect(sizes([...tick, ...rowsOf('Lead', 1)])).toHaveLength(2);
  const odd = [aRow('Community__c', 'a/b'), ...tick.slice(1)];
  expect(sizes(odd)).toHaveLength(2);
});

it('keeps rows of a refused Collection in smaller company', () => {
  const suspects = rowsOf('Member__c', 6).map((row) => ({ ...row, together: 2 }));
  expect(planCall(suspects).map((rows) => rows.length)).toEqual([2, 2, 2]);
});

it('gives an object whose triggers bear little a small call of its own', () => {
  const sizeOf = (object: TargetObject) =>
    object === 'Member__c' ? { collections: 1, rows: 50 } : FULL_CALL;
  const rows = [...rowsOf('Member__c', 120), ...rowsOf('Activity__c', 10)];
  expect(planCall(rows, sizeOf).map((one) => one.length)).toEqual([50]);
  const behind = [...rowsOf('Community__c', 1), ...rows];
  expect(planCall(behind, sizeOf).map((one) => one[0]?.write.object)).toEqual(['Community__c']);
});

const NOBODY = { absent: new Set<string>(), now: 1000 };
const keys = (rows: readonly Row[]) => rows.map((row) => row.write.externalId);

it('holds children of a parent that pauses, down to the grandchildren', () => {
  const sorted = sortOut(
    [
      aRow('Community__c', 'c1', { notBefore: 2000 }),
      child('Member__c', 'm1', ['c1']),
      child('Activity__c', 'a1', ['m1', 'c1']),
      child('Activity__c', 'a2', ['m2', 'c2'])
    ],
    NOBODY
  );
  expect(keys(sorted.held)).toEqual(['c1', 'm1', 'a1']);
  expect(keys(sorted.ready)).toEqual(['a2']);
});

it('lets children of an absent parent wait, unless the parent is tried again now', () => {
  const member = child('Member__c', 'm1', ['c1'], { isNew: true });
  const rows = [member, child('Activity__c', 'a1', ['m1', 'c9'])];
  const state = { ...NOBODY, absent: new Set(['c1']) };
  const waiting = sortOut(rows, state).waiting.map(({ row, parentKey }) => [
    row.write.externalId,
    parentKey
  ]);
  expect(waiting).toEqual([
    ['m1', 'c1'],
    ['a1', 'm1']
  ]);
  const withParent = sortOut([aRow('Community__c', 'c1'), ...rows], state);
  expect(keys(withParent.ready)).toEqual(['c1', 'm1', 'a1']);
});

it('sends children of a parent that is in the org, though its update waits', () => {
  const rows = [child('Member__c', 'm1', ['c1']), child('Activity__c', 'a1', ['m1', 'c9'])];
  const { ready, waiting } = sortOut(rows, { ...NOBODY, absent: new Set(['c1']) });
  expect(keys(waiting.map(({ row }) => row))).toEqual(['m1']);
  expect(keys(ready)).toEqual(['a1']);
});

it('sends an activity without a recipient who is not there', () => {
  const write = {
    object: 'Activity__c' as const,
    externalId: 'a1',
    fields: { Recipient__r: { ExternalId__c: 'm2' }, Type__c: 'reply' },
    parentKeys: ['m1']
  };
  const row = aRow('Activity__c', 'a1', { write });
  const [sent] = sortOut([row], { ...NOBODY, absent: new Set(['m2']) }).ready;
  expect(sent?.write.fields).toEqual({ Type__c: 'reply' });
  expect(sent?.missingRecipient).toBe('m2');
  const paused = aRow('Member__c', 'm2', { notBefore: 2000 });
  expect(keys(sortOut([paused, row], NOBODY).held)).toEqual(['m2', 'a1']);
});
