import { sound, type Draft } from './draft.ts';
import type { Column, ObjectPlan } from './object-plan.ts';
import type { RecordLocks } from './record-locks.ts';
import { lockedRow } from './row-errors.ts';
import type { Session, StoredRow } from './row-result.ts';
import type { Store } from './store.ts';

/**
 * Takes the locks a write needs: the changed rows and those parents that a child locks: of a master-detail, of a
 * required lookup, and of one that does not simply empty itself (documented: Record-Level Locking). A real org
 * waits some seconds before it gives up; here a held lock refuses at once.
 */
export function lockRows(
  locks: RecordLocks,
  milliseconds: number,
  session: Session,
  plan: ObjectPlan,
  drafts: readonly Draft[]
): void {
  const transaction = session.options?.transaction;
  const takes = milliseconds > 0 && transaction !== undefined;
  if (locks.isFree && !takes) return;
  const parents = lockingLookups(plan);
  for (const draft of sound(drafts)) {
    const ids = parents.map((column) => draft.values[column.index]);
    if (draft.operation === 'update') ids.push(draft.id);
    const needed = ids.filter((id) => typeof id === 'string');
    const blocked = locks.findBlocked(needed, transaction);
    if (blocked !== undefined) draft.errors.push(lockedRow(blocked));
    else if (takes) locks.hold(needed, transaction, milliseconds);
  }
}

/** The record itself and the parents it locks, for a delete. */
export function idsLockedBy(store: Store, plan: ObjectPlan, id: string): string[] {
  const sql = `SELECT * FROM ${plan.table} WHERE "Id" = ?`;
  const row = store.prepare(sql).get(id) as StoredRow | undefined;
  const parents = lockingLookups(plan).map((column) => row?.[column.field.name]);
  return [id, ...parents].filter((one) => typeof one === 'string');
}

const byPlan = new WeakMap<ObjectPlan, readonly Column[]>();

function lockingLookups(plan: ObjectPlan): readonly Column[] {
  const known = byPlan.get(plan) ?? plan.references.filter(locksParent);
  byPlan.set(plan, known);
  return known;
}

/** Owners and stamps lead to users, whom no record locks. */
function locksParent({ field: { reference, nillable } }: Column): boolean {
  if (!reference || reference.to.includes('User')) return false;
  return reference.masterDetail || reference.deleteRule !== 'SetNull' || !nillable;
}
