import type { Draft } from './draft.ts';
import type { Column, ObjectPlan } from './object-plan.ts';
import { sound } from './draft.ts';
import { requiredMissing } from './row-errors.ts';
import type { StoredValue } from './row-result.ts';
import type { Store } from './store.ts';

/** An insert must give every required field; an update may leave it alone but not clear it. */
export function checkRequired(plan: ObjectPlan, drafts: readonly Draft[]): void {
  for (const draft of sound(drafts)) {
    if (draft.operation !== 'insert') continue;
    const missing = plan.required.filter((column) => (draft.values[column.index] ?? null) === null);
    const names = missing.map((column) => column.field.name);
    if (names.length > 0) draft.errors.push(requiredMissing(names));
  }
}

export interface Writer {
  readonly userId: string;
  /** Whole seconds, UTC. */
  readonly stamp: string;
}

/** Completes the values of new rows: ids, defaults, auto numbers, owner and stamps. */
export function fillInserts(
  store: Store,
  plan: ObjectPlan,
  drafts: readonly Draft[],
  writer: Writer
): void {
  const ids = store.newIds(plan.object, drafts.length);
  const numbers = plan.autoNumbers.map((column) => ({
    column,
    first: store.reserve(`${plan.object.name}.${column.field.name}`, drafts.length)
  }));
  const given = orgValues(store, plan, writer);
  drafts.forEach((draft, row) => {
    const id = ids[row] ?? '';
    draft.id = id;
    for (const column of plan.columns) {
      // What the row clears stays clear: a default is for what the row does not name.
      if (draft.values[column.index] !== undefined) continue;
      draft.values[column.index] = given.get(column) ?? plan.blank[column.index] ?? null;
    }
    draft.values[plan.id.index] = id;
    for (const { column, first } of numbers) {
      draft.values[column.index] = formatNumber(column, first + row);
    }
    nameAfterId(plan, draft, id);
  });
}

/** The stamps a changed row gets. */
export function stampUpdate(plan: ObjectPlan, draft: Draft, writer: Writer): void {
  setColumn(plan, draft, 'LastModifiedDate', writer.stamp);
  setColumn(plan, draft, 'LastModifiedById', writer.userId);
  setColumn(plan, draft, 'SystemModstamp', writer.stamp);
}

export function setColumn(plan: ObjectPlan, draft: Draft, name: string, value: StoredValue): void {
  const column = plan.byName.get(name.toLowerCase());
  if (column) draft.values[column.index] = value;
}

function orgValues(store: Store, plan: ObjectPlan, writer: Writer): Map<Column, StoredValue> {
  const values: Readonly<Record<string, StoredValue>> = {
    ownerid: writer.userId,
    setupownerid: store.orgId,
    createddate: writer.stamp,
    createdbyid: writer.userId,
    lastmodifieddate: writer.stamp,
    lastmodifiedbyid: writer.userId,
    systemmodstamp: writer.stamp
  };
  return new Map(
    Object.entries(values).flatMap(([name, value]) => {
      const column = plan.byName.get(name);
      return column ? [[column, value] as const] : [];
    })
  );
}

function formatNumber(column: Column, number: number): string {
  return (column.field.autoNumber ?? '{0}').replace(/\{(0+)\}/, (_, zeros: string) =>
    String(number).padStart(zeros.length, '0')
  );
}

/** A record of ours that is given no name is called by its id. */
function nameAfterId(plan: ObjectPlan, draft: Draft, id: string): void {
  if (!plan.object.custom) return;
  const name = plan.byName.get('name');
  if (name) draft.values[name.index] ??= id.slice(0, 15);
}
