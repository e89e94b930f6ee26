import { sound, type Draft, type ForeignKey } from './draft.ts';
import { findByIds, findByKeys, foldKey } from './find-by-keys.ts';
import { planOf, type ObjectPlan } from './object-plan.ts';
import {
  ambiguousKey,
  entityIsDeleted,
  foreignKeyNotFound,
  invalidCrossReference,
  lookupOfOtherType
} from './row-errors.ts';
import type { RowError } from './row-result.ts';
import type { Store } from './store.ts';

/** Turns parents' keys into ids: one statement per parent object and key, however many rows. */
export function resolveForeignKeys(store: Store, drafts: readonly Draft[]): void {
  const waiting = sound(drafts).flatMap((draft) =>
    draft.foreignKeys.map((foreignKey) => ({ draft, foreignKey }))
  );
  const groups = Map.groupBy(waiting, ({ foreignKey: { parent, key } }) =>
    [parent.name, key.field.name].join()
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { parent, key } = first.foreignKey;
    const values = new Set(group.map(({ foreignKey }) => foreignKey.value));
    const found = findByKeys(store, planOf(parent), key, [...values]);
    for (const { draft, foreignKey } of group) {
      const ids = found.get(foldKey(key, foreignKey.value)) ?? [];
      const [id] = ids;
      if (ids.length === 1 && id !== undefined) draft.values[foreignKey.column.index] = id;
      else draft.errors.push(unresolved(foreignKey, ids));
    }
  }
}

function unresolved({ key, parent, value }: ForeignKey, ids: readonly string[]): RowError {
  if (ids.length > 1) return ambiguousKey(key.field.name, ids);
  return foreignKeyNotFound(String(value), key.field.name, parent.name);
}

/** Every id in a lookup must name a live row of an object the lookup leads to. */
export function checkLookups(store: Store, plan: ObjectPlan, drafts: readonly Draft[]): void {
  const named = sound(drafts).flatMap((draft) =>
    plan.references.flatMap((column) => {
      const id = draft.values[column.index];
      const resolved = draft.foreignKeys.some((key) => key.column === column);
      return typeof id === 'string' && !resolved ? [{ draft, column, id }] : [];
    })
  );
  for (const [prefix, group] of Map.groupBy(named, ({ id }) => id.slice(0, 3))) {
    const parent = store.findObjectOfId(prefix);
    const ids = new Set(group.map(({ id }) => id));
    const found = parent && findByIds(store, planOf(parent), [...ids]);
    for (const { draft, column, id } of group) {
      const { name, label, reference } = column.field;
      if (!parent || !reference?.to.includes(parent.name)) {
        draft.errors.push(lookupOfOtherType(label, id, name));
        continue;
      }
      const row = found?.get(id);
      if (!row) draft.errors.push(invalidCrossReference([name]));
      else if (row.deleted) draft.errors.push(entityIsDeleted([name]));
    }
  }
}
