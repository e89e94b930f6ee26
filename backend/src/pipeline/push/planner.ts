import { isStandard, PUSH_ORDER, type TargetObject } from '../../domain/index.ts';
import { FULL_CALL, recipientOf, withoutRecipient, type CallSize } from '../../rules/index.ts';
import type { Row } from './row.ts';

/** Documented: sObject Collections, at most 200 records. */
export const ROWS_PER_COLLECTION = FULL_CALL.rows;
/** What one API call can carry. */
export const ROWS_PER_CALL = FULL_CALL.rows * FULL_CALL.collections;

/**
 * Documented: Composite, at most 25 subrequests, of which five are Collections. The others are left for
 * what is told about the run.
 */
const ROWS_APART = 15;

/** How much one call may carry of an object at the moment. */
export type SizeOf = (object: TargetObject) => CallSize;

/** Parents before children, otherwise as given. */
export function inPushOrder(rows: readonly Row[]): readonly Row[] {
  if (isInPushOrder(rows)) return rows;
  const byObject = Map.groupBy(rows, (row) => row.write.object);
  return PUSH_ORDER.flatMap((object) => byObject.get(object) ?? []);
}

function isInPushOrder(rows: readonly Row[]): boolean {
  let last = rows[0]?.write.object;
  for (const { write } of rows) {
    if (write.object === last || !last) continue;
    if (rankOf(write.object) < rankOf(last)) return false;
    last = write.object;
  }
  return true;
}

/** An object's place in the push order. */
export function rankOf(object: TargetObject): number {
  return PUSH_ORDER.indexOf(object);
}

/**
 * The next API call: the front of the rows in push order, as Collections, each of one object of ours, or
 * of records that are updated by id. What does not fit is left for the call after; an object that is sent
 * in small calls shares none. When a few rows more would make it all of them, they come along, as groups
 * beyond the fifth: the smallest groups of a call are sent row by row.
 */
export function planCall(rows: readonly Row[], sizeOf: SizeOf = () => FULL_CALL): Row[][] {
  const call = fill(rows, sizeOf, new Set());
  if (count(call) === rows.length) return call;
  const apart = new Set<string>();
  for (const stream of smallStreams(rows, sizeOf)) {
    apart.add(stream);
    const whole = fill(rows, sizeOf, apart);
    if (count(whole) === rows.length) return whole;
  }
  return call;
}

/** @param apart streams whose rows take no Collection */
function fill(rows: readonly Row[], sizeOf: SizeOf, apart: ReadonlySet<string>): Row[][] {
  const groups: Row[][] = [];
  let room = FULL_CALL.collections;
  let taken = 0;
  for (const row of inPushOrder(rows)) {
    const size = sizeOf(row.write.object);
    const current = groups.at(-1);
    if (current && fits(current, row, size)) {
      current.push(row);
      continue;
    }
    if (!apart.has(streamOf(row))) {
      room = Math.min(room, size.collections);
      if (taken >= room) break;
      taken += 1;
    }
    groups.push([row]);
  }
  return groups;
}

/** Those with so few rows that all of them may be sent row by row, the smallest first. */
function smallStreams(rows: readonly Row[], sizeOf: SizeOf): string[] {
  if (rows.some(({ write }) => sizeOf(write.object) !== FULL_CALL)) return [];
  const streams = [...Map.groupBy(rows, streamOf)].toSorted(([, a], [, b]) => a.length - b.length);
  let left = ROWS_APART;
  return streams.flatMap(([stream, ofStream]) => {
    left -= ofStream.length;
    return left >= 0 && ofStream.every(canStandInUrl) ? [stream] : [];
  });
}

/** What shares Collections. */
function streamOf({ write: { object } }: Row): string {
  return isStandard(object) ? 'by id' : object;
}

/** A row of its own is named by its key in the address. */
function canStandInUrl({ write: { externalId } }: Row): boolean {
  return /^[\w:.-]*\w$/.test(externalId);
}

function count(call: readonly Row[][]): number {
  return call.reduce((rows, group) => rows + group.length, 0);
}

function fits(collection: readonly Row[], row: Row, size: CallSize): boolean {
  const [first] = collection;
  const room = Math.min(size.rows, first?.together ?? 0, row.together);
  return first !== undefined && sharesCollection(first, row) && collection.length < room;
}

/** Documented: an update by id mixes objects, in at most ten runs of one object each. */
function sharesCollection({ write: { object } }: Row, row: Row): boolean {
  const other = row.write.object;
  return object === other || (isStandard(object) && isStandard(other));
}

/** What the run knows about parents and time. */
export interface QueueState {
  /** Communities and members that are not in the org; those in the queue are about to be. */
  readonly absent: { readonly size: number; has(key: string): boolean };
  /** Milliseconds. */
  readonly now: number;
}

export interface SortedRows {
  /** May be sent now, in this order. */
  readonly ready: readonly Row[];
  /** Later in this run: after a pause, or after their parent. */
  readonly held: readonly Row[];
  /** Not in this run, each with the parent it waits for. */
  readonly waiting: readonly { readonly row: Row; readonly parentKey: string }[];
}

/**
 * Which queued rows may be sent now. A parent that is itself ready goes ahead in the same or an
 * earlier call; one that pauses holds its children; one that is not in the org, and does not get
 * there now, makes them wait. An activity does not wait for its recipient: it is sent without.
 * @param rows parents before children
 */
export function sortOut(rows: readonly Row[], { absent, now }: QueueState): SortedRows {
  if (absent.size === 0 && rows.every(({ notBefore }) => notBefore <= now)) {
    return { ready: rows, held: [], waiting: [] };
  }
  const sorted = {
    ready: [] as Row[],
    held: [] as Row[],
    waiting: [] as SortedRows['waiting'][0][]
  };
  const queued = parentKeysAmong(rows);
  const [heldKeys, waitingKeys] = [new Set<string>(), new Set<string>()];
  const isAbsent = (key: string) => waitingKeys.has(key) || (absent.has(key) && !queued.has(key));
  for (const row of rows) {
    const { externalId, object, parentKeys } = row.write;
    const recipient = recipientOf(row.write);
    const parentKey = parentKeys.find(isAbsent);
    const isHeld =
      row.notBefore > now ||
      parentKeys.some((key) => heldKeys.has(key)) ||
      (recipient !== null && heldKeys.has(recipient));
    if (parentKey !== undefined) sorted.waiting.push({ row, parentKey });
    else if (isHeld) sorted.held.push(row);
    else sorted.ready.push(recipient && isAbsent(recipient) ? sendWithout(recipient, row) : row);
    if (!isParent(object)) continue;
    if (parentKey !== undefined) {
      if (row.isNew) waitingKeys.add(externalId);
    } else if (isHeld) heldKeys.add(externalId);
  }
  return sorted;
}

/** Objects that rows of others may have to wait for, in push order. */
export const PARENTS = PUSH_ORDER.filter(isParent);

/** Whether rows of other objects may have to wait for it. */
export function isParent(object: TargetObject): boolean {
  return object === 'Community__c' || object === 'Member__c';
}

function sendWithout(recipient: string, row: Row): Row {
  return { ...row, write: withoutRecipient(row.write), missingRecipient: recipient };
}

function parentKeysAmong(rows: readonly Row[]): Set<string> {
  const parents = rows.filter((row) => isParent(row.write.object));
  return new Set(parents.map((row) => row.write.externalId));
}
