import type { Write } from '../../domain/index.ts';

/**
 * The record that is locked while a row is written: the member of an activity, whose look-up is required,
 * and otherwise the row itself. Look-ups that are set to null on delete lock nothing (Record Locking Cheat
 * Sheet).
 */
export function lockOf({ object, externalId, parentKeys }: Write): string {
  return object === 'Activity__c' ? (parentKeys[0] ?? externalId) : externalId;
}

/** 32 bits, the same for all rows that lock the same record (FNV-1a). */
export function lockPlace(write: Write): number {
  const lock = lockOf(write);
  let value = 0x811c9dc5 | 0;
  for (let index = 0; index < lock.length; index += 1) {
    value = Math.imul(value ^ lock.charCodeAt(index), 0x01000193);
  }
  return value;
}
