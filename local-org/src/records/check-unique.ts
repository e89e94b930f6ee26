import { sound, type Draft } from './draft.ts';
import { findByKeys, foldKey } from './find-by-keys.ts';
import type { Column, ObjectPlan } from './object-plan.ts';
import { duplicateValue } from './row-errors.ts';
import type { Store } from './store.ts';

/** A unique value may stand in one live row; within a call the first row takes it. */
export function checkUnique(store: Store, plan: ObjectPlan, drafts: readonly Draft[]): void {
  for (const column of plan.unique) checkColumn(store, plan, column, sound(drafts));
}

function checkColumn(
  store: Store,
  plan: ObjectPlan,
  column: Column,
  drafts: readonly Draft[]
): void {
  const claims = drafts.flatMap((draft) => {
    const value = draft.values[column.index] ?? null;
    return value === null ? [] : [{ draft, value, key: foldKey(column, value) }];
  });
  const found = findByKeys(
    store,
    plan,
    column,
    claims.map((claim) => claim.value)
  );
  const claimed = new Set<string>();
  for (const { draft, key } of claims) {
    const holder = found.get(key)?.find((id) => id !== draft.id);
    if (holder !== undefined) {
      draft.errors.push(duplicateValue(column.field.name, holder.slice(0, 15)));
    } else if (claimed.has(key)) {
      draft.errors.push(duplicateValue(column.field.name));
    } else {
      claimed.add(key);
    }
  }
}
