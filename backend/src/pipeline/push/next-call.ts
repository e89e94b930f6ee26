import type { Write } from '../../domain/index.ts';
import { recipientOf } from '../../rules/index.ts';
import { isParent, planCall, ROWS_PER_CALL, type SizeOf } from './planner.ts';
import type { Row } from './row.ts';

/** What the calls in flight keep others from. */
export interface Busy {
  /** External ids on their way: nothing may overtake them. */
  readonly rows: ReadonlySet<string>;
  /** Those that others may need: a child waits until its parent has landed. */
  readonly parents: ReadonlySet<string>;
  /** Places of what the org locks for them. Two locks that share a place by chance wait for each other. */
  readonly places: ReadonlySet<number>;
}

export interface CallState {
  readonly busy: Busy;
  readonly sizeOf: SizeOf;
  /** Rows may still follow that would fill a call: nothing is sent half empty meanwhile. */
  readonly mayGrow: boolean;
  /** Rows under way may come back to be sent again: no call goes without rows that it has room for. */
  readonly mayReturn?: boolean;
  /** Rows pause that are sent in this run, too: they come along in a call that has room. */
  readonly arePausing?: boolean;
}

/**
 * The next call of those that run side by side: no two of them hold rows that make the org lock the same
 * record. Empty when it is cheaper to wait, for a call in flight or for rows that pause, than to send a
 * half-empty one.
 * @param ready parents before children
 */
export function nextCall(ready: readonly Row[], state: CallState): Row[][] {
  const { busy, sizeOf, mayGrow, mayReturn = false, arePausing = false } = state;
  const free = freeRows(ready, busy);
  const planned = planCall(neighbours(free), sizeOf);
  const call = mayGrow || mayReturn ? planned : keptTogether(planned, free, ready.length);
  const isWhole = count(call) === free.length;
  const isLast = isWhole && free.length === ready.length && !mayGrow;
  const waitsForNobody = busy.rows.size === 0 && !arePausing;
  return waitsForNobody || isLast || !isWhole || isFull(call, sizeOf) ? call : [];
}

function freeRows(ready: readonly Row[], { rows, parents, places }: Busy): Row[] {
  const passedOver = new Set<string>();
  const isMissing = (key: string) => parents.has(key) || passedOver.has(key);
  const needsMissing = (write: Write) => {
    if (parents.size + passedOver.size === 0) return false;
    const recipient = recipientOf(write);
    return write.parentKeys.some(isMissing) || (recipient !== null && isMissing(recipient));
  };
  return ready.filter(({ write, place }) => {
    const isFree = !places.has(place) && !rows.has(write.externalId) && !needsMissing(write);
    if (!isFree && isParent(write.object)) passedOver.add(write.externalId);
    return isFree;
  });
}

/**
 * Rows that lock the same record side by side, so that few of them are split between two calls; of each
 * object the oldest row first, so that none is left behind, and no more than a call can carry.
 */
function neighbours(rows: readonly Row[]): Row[] {
  return [...Map.groupBy(rows, (row) => row.write.object).values()].flatMap((ofObject) => {
    const start = ofObject[0]?.place ?? 0;
    const near = nearest(ofObject, start);
    return near.toSorted((a, b) => distance(a, start) - distance(b, start));
  });
}

/** At least the rows of a whole call that are nearest: a queue is not sorted for each of its calls. */
function nearest(rows: readonly Row[], start: number): readonly Row[] {
  if (rows.length <= ROWS_PER_CALL) return rows;
  const counts = new Uint32Array(1 << DIGIT);
  for (const row of rows) counts[digitOf(row, start)]! += 1;
  let digit = 0;
  for (let seen = 0; (seen += counts[digit] ?? 0) < ROWS_PER_CALL;) digit += 1;
  return rows.filter((row) => digitOf(row, start) <= digit);
}

/** Leading bits by which distances are counted. */
const DIGIT = 12;

function digitOf(row: Row, start: number): number {
  return distance(row, start) >>> (32 - DIGIT);
}

/** From 0 up to 2³²: behind the last place comes the first. */
function distance({ place }: Row, start: number): number {
  return (place - start) >>> 0;
}

/**
 * The call without the rows at its end whose lock others need as well, where that takes no call more: the last
 * calls of a run then do not wait for one another.
 * @param left rows that are to be sent, those of the call included
 */
function keptTogether(call: Row[][], free: readonly Row[], left: number): Row[][] {
  const last = call.at(-1)?.at(-1);
  if (!last || last.write.object !== 'Activity__c') return call;
  const isOfLock = ({ place }: Row) => place === last.place;
  const kept = call.map((rows) => rows.filter((row) => !isOfLock(row)));
  const together = call.flat().filter(isOfLock).length;
  const isSplit = free.filter(isOfLock).length > together;
  const isAsCheap = callsFor(left - count(kept)) === callsFor(left - count(call));
  return isSplit && isAsCheap && count(kept) > 0 ? kept.filter(({ length }) => length > 0) : call;
}

function callsFor(rows: number): number {
  return Math.ceil(rows / ROWS_PER_CALL);
}

/** Nothing that comes later would fit in. */
function isFull(call: readonly Row[][], sizeOf: SizeOf): boolean {
  const [first] = call[0] ?? [];
  if (!first) return false;
  const { collections, rows } = sizeOf(first.write.object);
  return count(call) >= Math.min(ROWS_PER_CALL, collections * rows);
}

function count(call: readonly Row[][]): number {
  return call.reduce((rows, collection) => rows + collection.length, 0);
}
