import type { Write } from '../../domain/index.ts';
import { recipientOf } from '../../rules/index.ts';
import { inPushOrder, planCall, ROWS_PER_CALL, type SizeOf } from './planner.ts';
import type { Row } from './row.ts';

/** What the calls in flight keep others from. */
export interface Busy {
  /** External ids on their way: nothing may overtake them. */
  readonly rows: ReadonlySet<string>;
  /** Those that others may need: a child waits until its parent has landed. */
  readonly parents: ReadonlySet<string>;
  /** What the org locks for them. */
  readonly locks: ReadonlySet<string>;
}

export interface CallState {
  readonly busy: Busy;
  readonly sizeOf: SizeOf;
  /** Rows may still follow that would fill a call: nothing is sent half empty meanwhile. */
  readonly mayGrow: boolean;
}

/**
 * The next call of those that run side by side: no two of them hold rows that make the org lock the same
 * record. Empty when it is cheaper to wait for a call in flight than to send a half-empty one.
 */
export function nextCall(ready: readonly Row[], { busy, sizeOf, mayGrow }: CallState): Row[][] {
  const free = freeRows(ready, busy);
  const call = planCall(neighbours(free), sizeOf);
  const isWhole = count(call) === free.length;
  const isLast = isWhole && free.length === ready.length && !mayGrow;
  return busy.rows.size === 0 || isLast || !isWhole || isFull(call, sizeOf) ? call : [];
}

/**
 * The record that is locked while a row is written: the member of an activity, whose look-up is required,
 * and otherwise the row itself. Look-ups that are set to null on delete lock nothing (Record Locking Cheat
 * Sheet).
 */
export function lockOf({ object, externalId, parentKeys }: Write): string {
  return object === 'Activity__c' ? (parentKeys[0] ?? externalId) : externalId;
}

function freeRows(ready: readonly Row[], busy: Busy): Row[] {
  const passedOver = new Set<string>();
  const isMissing = (key: string) => busy.parents.has(key) || passedOver.has(key);
  return inPushOrder(ready).filter(({ write }) => {
    const recipient = recipientOf(write);
    const isFree =
      !busy.locks.has(lockOf(write)) &&
      !busy.rows.has(write.externalId) &&
      !write.parentKeys.some(isMissing) &&
      (recipient === null || !isMissing(recipient));
    if (!isFree) passedOver.add(write.externalId);
    return isFree;
  });
}

/**
 * Rows that lock the same record side by side, so that few of them are split between two calls; of each
 * object the oldest row first, so that none is left behind, and no more than a call can carry.
 */
function neighbours(rows: readonly Row[]): Row[] {
  return [...Map.groupBy(rows, (row) => row.write.object).values()].flatMap((ofObject) => {
    const [oldest] = ofObject;
    const start = oldest ? placeOf(oldest.write) : 0;
    const near = nearest(
      ofObject.map((row) => ({ row, place: (placeOf(row.write) - start) >>> 0 }))
    );
    near.sort((a, b) => a.place - b.place || compare(lockOf(a.row.write), lockOf(b.row.write)));
    return near.map(({ row }) => row);
  });
}

interface PlacedRow {
  readonly row: Row;
  /** From 0 up to 2³². */
  readonly place: number;
}

/** At least the rows of a whole call that have the lowest places: a queue is not sorted for each of its calls. */
function nearest(rows: PlacedRow[]): PlacedRow[] {
  if (rows.length <= ROWS_PER_CALL) return rows;
  const counts = new Uint32Array(1 << DIGIT);
  for (const { place } of rows) counts[place >>> (32 - DIGIT)]! += 1;
  let digit = 0;
  for (let seen = 0; (seen += counts[digit] ?? 0) < ROWS_PER_CALL;) digit += 1;
  return rows.filter(({ place }) => place >>> (32 - DIGIT) <= digit);
}

/** Leading bits by which places are counted. */
const DIGIT = 12;

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

const places = new WeakMap<Write, number>();

/** Of what is locked for a row; worked out once, though the row is looked at for many calls. */
function placeOf(write: Write): number {
  const known = places.get(write);
  if (known !== undefined) return known;
  const place = hash(lockOf(write));
  places.set(write, place);
  return place;
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

/** FNV-1a over the text's code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
