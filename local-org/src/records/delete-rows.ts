import type { ObjectSchema } from '../metadata/index.ts';
import { childLinks, type ChildLink } from './child-links.ts';
import { normalizeId } from './ids.ts';
import { planOf } from './object-plan.ts';
import { RecycleBin } from './recycle-bin.ts';
import {
  associatedRecords,
  entityIsDeleted,
  insufficientAccess,
  invalidCrossReference,
  malformedId
} from './row-errors.ts';
import type { RowError, RowResult, Session, StoredRow } from './row-result.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';
import { noteWrite } from './write-rows.ts';

/** What one delete would do; nothing is written before all of it is known. */
interface Consequences {
  readonly doomed: Map<string, ObjectSchema>;
  readonly emptied: { readonly link: ChildLink; readonly parentId: string }[];
}

/** Deletes one record with what depends on it, or says why it stays. */
export function deleteRow(
  store: Store,
  session: Session,
  givenId: string,
  stamp: string
): RowResult {
  const target = findTarget(store, session, givenId);
  if ('statusCode' in target) return refused(target);
  const plan: Consequences = { doomed: new Map(), emptied: [] };
  const obstacle = follow(store, target.object, target.id, plan);
  if (obstacle) return refused(obstacle);
  const bin = new RecycleBin(store);
  const batch = bin.open();
  for (const { link, parentId } of plan.emptied) {
    bin.addCleared(batch, link, parentId);
    emptyLookups(store, link, parentId, stamp);
  }
  for (const [id, object] of plan.doomed) {
    if (!discard(store, object, id, stamp)) continue;
    bin.add(batch, object, id, id === target.id, stamp);
  }
  return { success: true, id: target.id, created: false };
}

function refused(error: RowError): RowResult {
  return { success: false, created: false, errors: [error] };
}

function findTarget(
  store: Store,
  session: Session,
  givenId: string
): { object: ObjectSchema; id: string } | RowError {
  const id = normalizeId(givenId);
  const object = id === undefined ? undefined : store.findObjectOfId(id);
  if (id === undefined || object === undefined) return malformedId(givenId);
  if (!object.deletable || !session.rights.canDelete(object.name)) return insufficientAccess();
  const sql = `SELECT "IsDeleted" FROM ${quoteName(object.name)} WHERE "Id" = ?`;
  const row = store.prepare(sql).get(id) as StoredRow | undefined;
  if (row === undefined) return invalidCrossReference();
  return row['IsDeleted'] === 1 ? entityIsDeleted() : { object, id };
}

/** Walks the lookups that lead here: children go along, hold the parent back, or lose it. */
function follow(
  store: Store,
  object: ObjectSchema,
  id: string,
  plan: Consequences
): RowError | undefined {
  if (plan.doomed.has(id)) return undefined;
  plan.doomed.set(id, object);
  for (const link of childLinks(store.schema).get(object.name) ?? []) {
    const rule = link.field.reference?.deleteRule;
    if (rule === 'SetNull') {
      // The losers of a merge keep telling who won.
      if (link.field.name === 'MasterRecordId') continue;
      plan.emptied.push({ link, parentId: id });
      continue;
    }
    for (const child of liveChildren(store, link, id)) {
      if (plan.doomed.has(child.id)) continue;
      if (rule === 'Restrict') return heldBack(store, object, id, link, child);
      const obstacle = follow(store, link.child, child.id, plan);
      if (obstacle) return obstacle;
    }
  }
  return undefined;
}

interface Child {
  readonly id: string;
  readonly name: string;
}

function liveChildren(store: Store, { child, field }: ChildLink, parentId: string): Child[] {
  const sql = `
    SELECT "Id" AS id, ${quoteName(child.nameField)} AS name FROM ${quoteName(child.name)}
    WHERE ${quoteName(field.name)} = ? AND "IsDeleted" = 0`;
  return store.prepare(sql).all(parentId) as Child[];
}

function heldBack(
  store: Store,
  object: ObjectSchema,
  id: string,
  link: ChildLink,
  child: Child
): RowError {
  const sql = `SELECT ${quoteName(object.nameField)} FROM ${quoteName(object.name)} WHERE "Id" = ?`;
  const name = String(store.prepare(sql).pluck().get(id));
  return associatedRecords(name, link.child.labelPlural.toLowerCase(), child.name);
}

function emptyLookups(store: Store, link: ChildLink, parentId: string, stamp: string): void {
  const table = quoteName(link.child.name);
  const column = quoteName(link.field.name);
  const touched = link.child.fields.has('systemmodstamp') ? `, "SystemModstamp" = ?` : '';
  const sql = `UPDATE ${table} SET ${column} = NULL${touched} WHERE ${column} = ?`;
  store.prepare(sql).run(...(touched === '' ? [parentId] : [stamp, parentId]));
}

/** Into the recycle bin where the object has one (true); Setup rows are gone for good. */
function discard(store: Store, object: ObjectSchema, id: string, stamp: string): boolean {
  const { table, byName } = planOf(object);
  const binned = byName.has('isdeleted');
  if (!binned) {
    store.prepare(`DELETE FROM ${table} WHERE "Id" = ?`).run(id);
  } else {
    const stamps = ['LastModifiedDate', 'SystemModstamp'].filter((name) =>
      byName.has(name.toLowerCase())
    );
    const changes = ['"IsDeleted" = 1', ...stamps.map((name) => `${quoteName(name)} = ?`)];
    const sql = `UPDATE ${table} SET ${changes.join(', ')} WHERE "Id" = ?`;
    store.prepare(sql).run(...stamps.map(() => stamp), id);
  }
  noteWrite(store, object.name);
  return binned;
}
