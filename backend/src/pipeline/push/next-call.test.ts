import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aRow } from '../../../test/support/rows.ts';
import { FULL_CALL } from '../../rules/index.ts';
import { Lanes } from './lanes.ts';
import { lockOf } from './lock.ts';
import { nextCall } from './next-call.ts';
import type { Row } from './row.ts';

const members = (count: number) =>
  Array.from({ length: count }, (_, index) => aRow('Member__c', `m${index}`, ['c1']));
/** Activities in turn of so many members. */
const activities = (count: number, of: number) =>
  Array.from({ length: count }, (_, index) => aRow('Activity__c', `a${index}`, [`m${index % of}`]));

/** Sends everything over so many lanes; calls come back in an order of the generator's. */
function sendAll(rows: readonly Row[], width: number, pick: (size: number) => number): Row[][] {
  const calls: Row[][] = [];
  const inFlight: Row[][] = [];
  let left = [...rows];
  while (left.length > 0 || inFlight.length > 0) {
    const flat = inFlight.flat();
    const busy = {
      rows: new Set(flat.map(({ write }) => write.externalId)),
      parents: new Set(flat.map(({ write }) => write.externalId)),
      places: new Set(flat.map(({ place }) => place))
    };
    const call = nextCall(left, { busy, sizeOf: () => FULL_CALL, mayGrow: false }).flat();
    if (call.length > 0 && inFlight.length < width) {
      const locks = new Set(call.map(({ write }) => lockOf(write)));
      const taken = new Set(flat.map(({ write }) => lockOf(write)));
      for (const one of locks) if (taken.has(one)) throw new Error(`${one} locked twice`);
      inFlight.push(call);
      calls.push(call);
      left = left.filter((row) => !call.includes(row));
    } else inFlight.splice(pick(inFlight.length), 1);
  }
  return calls;
}

it('sends a tick of 200 members and 600 activities in one call', () => {
  const tick = [...members(200), ...activities(600, 200)];
  const calls = sendAll(tick, 5, () => 0);
  expect(calls.map((call) => call.length)).toEqual([800]);
});

it.each([
  [1, 1],
  [999, 1],
  [1_000, 1],
  [1_001, 2],
  [5_000, 5],
  [5_001, 6],
  [8_000, 8]
])('sends %d activities in %d calls over five lanes', (rows, calls) => {
  expect(sendAll(activities(rows, 100), 5, () => 0)).toHaveLength(calls);
});

it('uses all lanes when there are members enough', () => {
  const busy = { rows: new Set<string>(), parents: new Set<string>(), places: new Set<number>() };
  let left = activities(8_000, 400);
  for (let lane = 0; lane < 5; lane += 1) {
    const call = nextCall(left, { busy, sizeOf: () => FULL_CALL, mayGrow: true }).flat();
    expect(call).toHaveLength(1_000);
    for (const { write } of call) busy.rows.add(write.externalId).add(`x ${lane}`);
    for (const { place } of call) busy.places.add(place);
    left = left.filter((row) => !call.includes(row));
  }
});

it.each([
  [4_600, 100],
  [4_310, 37],
  [9_700, 777]
])('sends the last %d activities of %d members in calls that need not wait', (rows, of) => {
  const busy = { rows: new Set<string>(), parents: new Set<string>(), places: new Set<number>() };
  let left = activities(rows, of);
  let calls = 0;
  for (; left.length > 0 && calls < 10; calls += 1) {
    const state = { busy, sizeOf: () => FULL_CALL, mayGrow: false };
    const call = new Set(nextCall(left, state).flat());
    for (const { write } of call) busy.rows.add(write.externalId);
    for (const { place } of call) busy.places.add(place);
    left = left.filter((row) => !call.has(row));
  }
  expect({ calls, left: left.length }).toEqual({ calls: Math.ceil(rows / 1_000), left: 0 });
});

it('keeps one member to one call at a time', () => {
  const calls = sendAll(activities(5_000, 1), 5, () => 0);
  expect(calls).toHaveLength(5);
});

it('takes the oldest row into the next call, so that none is left behind', () => {
  const rows = activities(3_000, 700);
  const busy = { rows: new Set<string>(), parents: new Set<string>(), places: new Set<number>() };
  const call = nextCall(rows, { busy, sizeOf: () => FULL_CALL, mayGrow: true }).flat();
  expect(call).toContain(rows[0]);
});

it('sends every row once, parents before children, never two calls that lock the same record', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 300 }),
      fc.nat({ max: 2_500 }),
      fc.integer({ min: 1, max: 5 }),
      fc.infiniteStream(fc.nat()),
      (some, many, width, choices) => {
        const rows = [...members(some), ...activities(many, some + 1)];
        const next = choices[Symbol.iterator]();
        const calls = sendAll(rows, width, (size) => Number(next.next().value) % size);
        const sent = calls.flat();
        expect(new Set(sent).size).toBe(rows.length);
        expect(sent).toHaveLength(rows.length);
        const order = new Map(sent.map((row, index) => [row.write.externalId, index]));
        for (const { write } of sent) {
          const parent = order.get(write.parentKeys[0] ?? '') ?? -1;
          expect(parent).toBeLessThan(order.get(write.externalId) ?? 0);
        }
      }
    ),
    { numRuns: 25 }
  );
});

it('waits for a call in flight rather than sending a half-empty one beside it', () => {
  const lanes = new Lanes();
  const [first = aRow('Member__c', 'm0')] = members(1);
  lanes.start([[first]], () => new Promise(() => undefined));
  const state = { busy: lanes.busy, sizeOf: () => FULL_CALL, mayGrow: false };
  expect(nextCall([...activities(10, 2)], state)).toEqual([]);
  expect(nextCall([aRow('Activity__c', 'a1', ['m9'])], state).flat()).toHaveLength(1);
  expect(nextCall([aRow('Activity__c', 'a1', ['m9'])], { ...state, mayGrow: true })).toEqual([]);
});

it('waits for rows that pause rather than sending half a call without them, and for nobody when it is full', () => {
  const { busy } = new Lanes();
  const state = { busy, sizeOf: () => FULL_CALL, mayGrow: true, arePausing: true };
  expect(nextCall(activities(999, 10), state)).toEqual([]);
  expect(nextCall(activities(1_000, 10), state).flat()).toHaveLength(1_000);
});
