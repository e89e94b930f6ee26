import type { Draft } from './draft.ts';
import type { ObjectPlan } from './object-plan.ts';
import type { StoredRow, StoredValue } from './row-result.ts';
import type { Store } from './store.ts';

/** The rows that updates change, as they stand, by id: one statement for all. */
export function priorRows(
  store: Store,
  plan: ObjectPlan,
  drafts: readonly Draft[]
): Map<string, StoredRow> {
  const ids = drafts.filter((draft) => draft.operation === 'update').map((draft) => draft.id);
  if (ids.length === 0) return new Map();
  const rows = store
    .prepare(`SELECT * FROM ${plan.table} WHERE "Id" IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids)) as StoredRow[];
  return new Map(rows.map((row) => [String(row['Id']), row]));
}

/** A field of a row as it would stand after the write. */
export function valueAfter(
  plan: ObjectPlan,
  draft: Draft,
  before: StoredRow | undefined,
  fieldName: string
): StoredValue {
  const column = plan.byName.get(fieldName.toLowerCase());
  if (!column) return null;
  const given = draft.values[column.index];
  if (given !== undefined) return given;
  return (before ? before[column.field.name] : plan.blank[column.index]) ?? null;
}
