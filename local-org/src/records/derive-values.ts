import { stages } from '../standard/index.ts';
import type { Draft } from './draft.ts';
import { setColumn } from './fill-rows.ts';
import type { ObjectPlan } from './object-plan.ts';
import type { StoredRow, StoredValue } from './row-result.ts';
import type { Store } from './store.ts';

/** Columns the org computes on every write from others of the same row. */
export function deriveValues(store: Store, plan: ObjectPlan, draft: Draft): void {
  switch (plan.object.name) {
    case 'Contact':
    case 'Lead':
    case 'User':
      return deriveName(store, plan, draft);
    case 'Opportunity':
      return deriveStage(plan, draft);
    case 'Task': {
      const status = valueOf(plan, draft, 'Status');
      if (status !== undefined) setColumn(plan, draft, 'IsClosed', Number(status === 'Completed'));
    }
  }
}

function deriveName(store: Store, plan: ObjectPlan, draft: Draft): void {
  const given = ['FirstName', 'LastName'].map((name) => valueOf(plan, draft, name));
  if (given.every((value) => value === undefined)) return;
  const before = draft.operation === 'update' ? nameParts(store, plan, draft) : {};
  const parts = [given[0] ?? keep(before, given[0], 'FirstName'), given[1] ?? before['LastName']];
  const name = parts.filter((part) => typeof part === 'string').join(' ');
  setColumn(plan, draft, 'Name', name);
}

/** A part that is cleared stays cleared; one that is not given stays as it was. */
function keep(before: StoredRow, given: StoredValue | undefined, name: string): StoredValue {
  return given === null ? null : (before[name] ?? null);
}

function nameParts(store: Store, plan: ObjectPlan, draft: Draft): StoredRow {
  const sql = `SELECT "FirstName", "LastName" FROM ${plan.table} WHERE "Id" = ?`;
  return store.prepare(sql).get(draft.id) as StoredRow;
}

/** Probability and forecast follow the stage unless the row says otherwise. */
function deriveStage(plan: ObjectPlan, draft: Draft): void {
  const name = valueOf(plan, draft, 'StageName');
  const stage = stages.find((one) => one.name === name);
  if (!stage) return;
  const category = stage.forecastCategory;
  setColumn(plan, draft, 'IsClosed', Number(stage.isClosed === true));
  setColumn(plan, draft, 'IsWon', Number(stage.isWon === true));
  setColumn(plan, draft, 'ForecastCategory', category);
  const follow = (column: string, value: StoredValue) => {
    if ((valueOf(plan, draft, column) ?? null) === null) setColumn(plan, draft, column, value);
  };
  follow('Probability', stage.probability);
  follow('ForecastCategoryName', category);
}

function valueOf(plan: ObjectPlan, draft: Draft, name: string): StoredValue | undefined {
  const column = plan.byName.get(name.toLowerCase());
  return column && draft.values[column.index];
}
