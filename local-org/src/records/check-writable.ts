import { sound, type Draft } from './draft.ts';
import type { Column, ObjectPlan } from './object-plan.ts';
import { insufficientAccess, unwritableFields } from './row-errors.ts';
import type { Session } from './row-result.ts';

/** Refuses rows whose object or fields this user may not write (field names all in one error). */
export function checkWritable(session: Session, plan: ObjectPlan, drafts: readonly Draft[]): void {
  const { rights } = session;
  const { object } = plan;
  const may = {
    insert: object.createable && rights.canCreate(object.name),
    update: object.updateable && rights.canEdit(object.name)
  };
  const editable = plan.columns.map(({ field }) => rights.canEditField(object.name, field.name));
  for (const draft of sound(drafts)) {
    const operation = draft.operation ?? 'insert';
    if (!may[operation]) {
      draft.errors.push(insufficientAccess());
      continue;
    }
    const refused = writtenColumns(plan, draft).filter(
      ({ field, index }) =>
        !editable[index] || !(operation === 'insert' ? field.createable : field.updateable)
    );
    const names = refused.map((column) => column.field.name);
    if (names.length > 0) draft.errors.push(unwritableFields(names));
  }
}

function writtenColumns(plan: ObjectPlan, draft: Draft): Column[] {
  const given = plan.columns.filter((column) => draft.values[column.index] !== undefined);
  return [...given, ...draft.foreignKeys.map((key) => key.column)];
}
