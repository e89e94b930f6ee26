import { sound, type Draft } from './draft.ts';
import { findByIds, findByKeys, foldKey } from './find-by-keys.ts';
import { normalizeId } from './ids.ts';
import type { Column, ObjectPlan } from './object-plan.ts';
import {
  ambiguousKey,
  entityIsDeleted,
  idBesideKey,
  idInInsert,
  idMissing,
  idOfOtherType,
  invalidCrossReference,
  keyMissing,
  malformedId,
  repeatedId,
  repeatedKey
} from './row-errors.ts';
import type { Row, RowError } from './row-result.ts';
import type { Store } from './store.ts';

export function identifyInserts(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    draft.operation = 'insert';
    if (givenId(draft.row) !== undefined) draft.errors.push(idInInsert());
  }
}

/** Finds the rows to update by Id: one statement for all. */
export function identifyUpdates(store: Store, plan: ObjectPlan, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    draft.operation = 'update';
    const id = readId(plan, givenId(draft.row));
    if (typeof id === 'string') draft.id = id;
    else draft.errors.push(id);
  }
  refuseRepeated(drafts, (draft) => draft.id, repeatedId);
  const named = sound(drafts);
  const ids = named.map((draft) => draft.id ?? '');
  const found = findByIds(store, plan, ids);
  for (const draft of named) {
    const row = found.get(draft.id ?? '');
    if (row === undefined) draft.errors.push(invalidCrossReference());
    else if (row.deleted) draft.errors.push(entityIsDeleted());
  }
}

/** With `Id` as the key: rows without one are inserted (recorded). */
export function identifyById(store: Store, plan: ObjectPlan, drafts: readonly Draft[]): void {
  const isNew = (draft: Draft) => givenId(draft.row) === undefined;
  for (const draft of drafts.filter(isNew)) draft.operation = 'insert';
  const known = drafts.filter((draft) => !isNew(draft));
  identifyUpdates(store, plan, known);
}

/**
 * Finds the rows an upsert updates by its key: one statement for all. Every row that shares its key with
 * another row of the call is refused, and so is a key that several rows of the org have.
 */
export function identifyByKey(
  store: Store,
  plan: ObjectPlan,
  key: Column,
  drafts: readonly Draft[]
): void {
  const { name } = key.field;
  const valueOf = (draft: Draft) => draft.values[key.index] ?? null;
  for (const draft of drafts) {
    if (givenId(draft.row) !== undefined) draft.errors.push(idBesideKey());
    if (draft.errors.length === 0 && valueOf(draft) === null) draft.errors.push(keyMissing(name));
  }
  refuseRepeated(
    sound(drafts),
    (draft) => foldKey(key, valueOf(draft)),
    (value) => repeatedKey(value, name)
  );
  const keyed = sound(drafts);
  const found = findByKeys(store, plan, key, keyed.map(valueOf));
  for (const draft of keyed) {
    const matches = found.get(foldKey(key, valueOf(draft))) ?? [];
    if (matches.length > 1) draft.errors.push(ambiguousKey(name, matches));
    draft.id = matches[0];
    draft.operation = draft.id === undefined ? 'insert' : 'update';
    if (draft.operation === 'update') draft.values[key.index] = undefined;
  }
}

function refuseRepeated(
  drafts: readonly Draft[],
  keyOf: (draft: Draft) => string | undefined,
  error: (key: string) => RowError
): void {
  const byKey = Map.groupBy(drafts, keyOf);
  for (const [key, sharing] of byKey) {
    if (key === undefined || sharing.length === 1) continue;
    for (const draft of sharing) draft.errors.push(error(key));
  }
}

/** The row's id under whatever case the client writes it; null and "" count as absent. */
function givenId(row: Row): unknown {
  const id = row['Id'] ?? row['id'] ?? row['ID'];
  return id === null || id === '' ? undefined : id;
}

/** The 18-character id of a row of this object. */
function readId(plan: ObjectPlan, given: unknown): string | RowError {
  if (given === undefined) return idMissing();
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const id = normalizeId(text);
  if (id === undefined) return malformedId(text);
  return id.startsWith(plan.object.keyPrefix) ? id : idOfOtherType(text);
}
