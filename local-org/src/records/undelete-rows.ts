import { findByIds, findByKeys, foldKey } from './find-by-keys.ts';
import { normalizeId } from './ids.ts';
import { planOf, type ObjectPlan } from './object-plan.ts';
import { RecycleBin, type BinnedRecord } from './recycle-bin.ts';
import {
  duplicateValue,
  insufficientAccess,
  malformedId,
  notInRecycleBin,
  parentIsDeleted
} from './row-errors.ts';
import type { RowError, RowResult, Session, StoredRow } from './row-result.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';
import { noteWrite } from './write-rows.ts';

/**
 * Brings a record back from the recycle bin with everything that went with it, and refills the lookups its delete
 * emptied, unless they lead elsewhere by now (documented: undelete()).
 */
export function undeleteRow(
  store: Store,
  session: Session,
  givenId: string,
  stamp: string
): RowResult {
  const id = normalizeId(givenId);
  const object = id === undefined ? undefined : store.findObjectOfId(id);
  if (id === undefined || object === undefined) return refused(malformedId(givenId));
  if (!session.rights.canDelete(object.name)) return refused(insufficientAccess());
  const bin = new RecycleBin(store);
  const batch = bin.findBatch(id);
  if (batch === undefined) return refused(notInRecycleBin());
  const members = bin.members(batch);
  const obstacle = findObstacle(store, members);
  if (obstacle) return refused(obstacle);
  for (const member of members) restore(store, member, stamp);
  for (const { id: childId, object: child, field, parentId } of bin.cleared(batch)) {
    const column = quoteName(field);
    const sql = `UPDATE ${quoteName(child)} SET ${column} = ? WHERE "Id" = ? AND ${column} IS NULL`;
    store.prepare(sql).run(parentId, childId);
  }
  bin.forget(batch);
  return { success: true, id, created: false };
}

function refused(error: RowError): RowResult {
  return { success: false, created: false, errors: [error] };
}

/** A unique value taken meanwhile, or a parent that is gone. */
function findObstacle(store: Store, members: readonly BinnedRecord[]): RowError | undefined {
  const returning = new Set(members.map(({ id }) => id));
  for (const member of members) {
    const object = store.findObject(member.object);
    if (!object) continue;
    const plan = planOf(object);
    const sql = `SELECT * FROM ${plan.table} WHERE "Id" = ?`;
    const row = store.prepare(sql).get(member.id) as StoredRow;
    const error = takenValue(store, plan, row) ?? goneParent(store, plan, row, returning);
    if (error) return error;
  }
  return undefined;
}

function takenValue(store: Store, plan: ObjectPlan, row: StoredRow): RowError | undefined {
  for (const column of plan.unique) {
    const value = row[column.field.name] ?? null;
    if (value === null) continue;
    const [holder] = findByKeys(store, plan, column, [value]).get(foldKey(column, value)) ?? [];
    if (holder !== undefined) return duplicateValue(column.field.name, holder.slice(0, 15));
  }
  return undefined;
}

function goneParent(
  store: Store,
  plan: ObjectPlan,
  row: StoredRow,
  returning: ReadonlySet<string>
): RowError | undefined {
  for (const { field } of plan.references) {
    const id = row[field.name];
    if (typeof id !== 'string' || returning.has(id) || field.name === 'MasterRecordId') continue;
    const parent = store.findObjectOfId(id);
    const found = parent && findByIds(store, planOf(parent), [id]).get(id);
    if (found === undefined || found.deleted) return parentIsDeleted(field.name);
  }
  return undefined;
}

/** A record that had lost a merge is one of its own again. */
function restore(store: Store, { id, object: objectName }: BinnedRecord, stamp: string): void {
  const object = store.findObject(objectName);
  if (!object) return;
  const { table, byName } = planOf(object);
  const stamps = ['LastModifiedDate', 'SystemModstamp'].filter((name) =>
    byName.has(name.toLowerCase())
  );
  const changes = ['"IsDeleted" = 0', ...stamps.map((name) => `${quoteName(name)} = ?`)];
  if (byName.has('masterrecordid')) changes.push('"MasterRecordId" = NULL');
  const sql = `UPDATE ${table} SET ${changes.join(', ')} WHERE "Id" = ?`;
  store.prepare(sql).run(...stamps.map(() => stamp), id);
  noteWrite(store, object.name);
}
