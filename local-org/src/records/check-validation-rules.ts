import { formulaOf } from '../formula/index.ts';
import type { ValidationRule } from '../metadata/index.ts';
import { sound, type Draft } from './draft.ts';
import { FormulaRecords, type WrittenRecord } from './formula-records.ts';
import type { ObjectPlan } from './object-plan.ts';
import { priorRows, valueAfter } from './prior-rows.ts';
import { customValidation } from './row-errors.ts';
import type { Session, StoredRow } from './row-result.ts';
import type { Store } from './store.ts';

/** Holds every row, as it would stand, against the active validation rules; each broken one is an error. */
export function checkValidationRules(
  store: Store,
  session: Session,
  plan: ObjectPlan,
  drafts: readonly Draft[],
  now: Date
): void {
  const rules = plan.object.validationRules.filter((rule) => rule.active);
  if (rules.length === 0) return;
  const records = new FormulaRecords(store, session, now);
  const written = sound(drafts);
  const before = priorRows(store, plan, written);
  for (const draft of written) {
    const record = writtenRecord(plan, draft, before.get(draft.id ?? ''), session);
    const broken = rules.filter((rule) => isBroken(store, plan, records, record, rule));
    draft.errors.push(...broken.map(({ message, field }) => customValidation(message, field)));
  }
}

function isBroken(
  store: Store,
  plan: ObjectPlan,
  records: FormulaRecords,
  record: WrittenRecord,
  rule: ValidationRule
): boolean {
  const condition = formulaOf(store.schema, plan.object, rule.condition);
  return records.evaluate(condition, record) === true;
}

/** Its owner, when the row names none, is who writes it. */
function writtenRecord(
  plan: ObjectPlan,
  draft: Draft,
  before: StoredRow | undefined,
  { userId }: Session
): WrittenRecord {
  const now = (name: string) => {
    const value = valueAfter(plan, draft, before, name);
    return value === null && name === 'OwnerId' ? userId : value;
  };
  return {
    isNew: before === undefined,
    now,
    before: before ? (name) => before[name] ?? null : now
  };
}
