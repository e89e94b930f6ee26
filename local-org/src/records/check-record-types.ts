import { sound, type Draft } from './draft.ts';
import type { ObjectPlan } from './object-plan.ts';
import { invalidRecordType } from './row-errors.ts';
import type { Store } from './store.ts';

/** A record type must be active and of the row's own object. */
export function checkRecordTypes(store: Store, plan: ObjectPlan, drafts: readonly Draft[]): void {
  const column = plan.byName.get('recordtypeid');
  if (!column || plan.object.recordTypes.length === 0) return;
  const find = store.prepare(
    'SELECT 1 FROM "RecordType" WHERE "Id" = ? AND "SobjectType" = ? AND "IsActive" = 1'
  );
  for (const draft of sound(drafts)) {
    const id = draft.values[column.index];
    if (typeof id !== 'string' || find.get(id, plan.object.name)) continue;
    draft.errors.push(invalidRecordType(id));
  }
}
