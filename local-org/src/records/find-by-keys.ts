import type { Column, ObjectPlan } from './object-plan.ts';
import type { StoredValue } from './row-result.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';

/** Keys compare as their column compares: SQLite's NOCASE folds A to Z. */
export function foldKey(column: Column, value: StoredValue): string {
  const text = String(value);
  const exact = column.field.caseSensitive || column.field.type === 'reference';
  return exact ? text : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Ids of live rows by the folded value of one column: one statement for all values. */
export function findByKeys(
  store: Store,
  plan: ObjectPlan,
  column: Column,
  values: readonly StoredValue[]
): Map<string, string[]> {
  const name = quoteName(column.field.name);
  const found = new Map<string, string[]>();
  if (values.length === 0) return found;
  const rows = store
    .prepare(
      `SELECT "Id" AS id, ${name} AS value FROM ${plan.table}
       WHERE ${name} IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0 ORDER BY "Id"`
    )
    .all(JSON.stringify(values)) as { id: string; value: StoredValue }[];
  for (const { id, value } of rows) {
    const key = foldKey(column, value);
    const ids = found.get(key);
    if (ids) ids.push(id);
    else found.set(key, [id]);
  }
  return found;
}

/** Which of these ids exist, and whether they lie in the recycle bin. */
export function findByIds(
  store: Store,
  plan: ObjectPlan,
  ids: readonly string[]
): Map<string, { deleted: boolean }> {
  if (ids.length === 0) return new Map();
  const rows = store
    .prepare(
      `SELECT "Id" AS id, "IsDeleted" AS deleted FROM ${plan.table}
       WHERE "Id" IN (SELECT value FROM json_each(?))`
    )
    .all(JSON.stringify(ids)) as { id: string; deleted: number }[];
  return new Map(rows.map(({ id, deleted }) => [id, { deleted: deleted === 1 }]));
}
