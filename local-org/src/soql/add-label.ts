import type { FieldSchema } from '../metadata/index.ts';
import type { FunctionCall } from './ast.ts';
import type { Scope } from './scope.ts';
import type { SelectList } from './select-list.ts';
import { notImplemented, SoqlError } from './soql-error.ts';

/** As `FunctionCall` names it. */
export const TO_LABEL = 'TOLABEL';

/**
 * `toLabel(field)` of a picklist: its labels in place of its values, under the field's name or the
 * alias (documented: Translate Results). Labels are in one language.
 */
export function addLabel(
  scope: Scope,
  list: SelectList,
  { argument, name }: FunctionCall,
  alias?: string
): void {
  if (!argument) throw new SoqlError('MALFORMED_QUERY', `${name} needs a field`);
  const column = scope.column(argument);
  const labels = labelsOf(column.field);
  list.addColumn(column, { labels, ...(alias !== undefined && { alias }) });
}

function labelsOf({ type, picklist = [] }: FieldSchema): ReadonlyMap<string, string> {
  if (type !== 'picklist' && type !== 'multipicklist') throw notImplemented(`toLabel() of ${type}`);
  return new Map(picklist.map(({ value, label }) => [value, label]));
}
