import type { Draft } from './draft.ts';
import type { ObjectPlan } from './object-plan.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';

/** Objects whose rows decide what users may do. */
const accessObjects = new Set([
  'PermissionSet',
  'PermissionSetAssignment',
  'ObjectPermissions',
  'FieldPermissions',
  'User'
]);

/** Tells the store when rights may have changed. */
export function noteWrite(store: Store, objectName: string): void {
  if (accessObjects.has(objectName)) store.noteAccessChange();
}

export function insertDraft(store: Store, plan: ObjectPlan, draft: Draft): void {
  const computed = plan.stored < draft.values.length;
  store.prepare(plan.insertSql).run(computed ? draft.values.slice(0, plan.stored) : draft.values);
}

/** Writes only the columns the row names; the statement is kept per set of columns. */
export function updateDraft(store: Store, plan: ObjectPlan, draft: Draft): void {
  const given = plan.columns.filter((column) => draft.values[column.index] !== undefined);
  if (given.length === 0) return;
  const assignments = given.map((column) => `${quoteName(column.field.name)} = ?`).join(', ');
  const values = given.map((column) => draft.values[column.index]);
  store.prepare(`UPDATE ${plan.table} SET ${assignments} WHERE "Id" = ?`).run(values, draft.id);
}
