import type { Draft } from './draft.ts';
import { fillInserts, type Writer } from './fill-rows.ts';
import { planOf, type ObjectPlan } from './object-plan.ts';
import type { StoredValue } from './row-result.ts';
import type { Store } from './store.ts';
import { insertDraft, noteWrite } from './write-rows.ts';

export type Values = Readonly<Record<string, StoredValue>>;

/** Writes a row the org makes by itself, past rights and checks; an Id among the values is kept. */
export function insertSystemRow(
  store: Store,
  writer: Writer,
  objectName: string,
  values: Values
): string {
  const { plan, draft } = systemDraft(store, objectName, values);
  const given = draft.values[plan.id.index];
  fillInserts(store, plan, [draft], writer);
  if (typeof given === 'string') draft.values[plan.id.index] = given;
  insertDraft(store, plan, draft);
  noteWrite(store, objectName);
  return String(draft.values[plan.id.index]);
}

/** The values as a draft nobody has to check. */
export function systemDraft(
  store: Store,
  objectName: string,
  values: Values
): { plan: ObjectPlan; draft: Draft } {
  const object = store.findObject(objectName);
  if (!object) throw new Error(`the schema has no object ${objectName}`);
  const plan = planOf(object);
  const draft: Draft = {
    row: values,
    values: plan.columns.map(({ field }) => values[field.name]),
    foreignKeys: [],
    errors: [],
    id: undefined,
    operation: 'insert'
  };
  return { plan, draft };
}
