import type { Condition, Query, SelectItem } from './ast.ts';
import type { QueryContext } from './query-context.ts';
import type { Scope } from './scope.ts';
import type { SelectList } from './select-list.ts';
import { SoqlError } from './soql-error.ts';

/** Documented: FIELDS(ALL) and FIELDS(CUSTOM) need LIMIT ≤ 200 or as many ids. */
const MAX_ROWS = 200;

/** `FIELDS(ALL|CUSTOM|STANDARD)`: every such field the user may read. */
export function addFieldGroup(
  context: QueryContext,
  scope: Scope,
  list: SelectList,
  query: Query,
  item: SelectItem & { kind: 'fields' }
): void {
  if (item.group !== 'STANDARD' && !isBounded(query)) {
    throw new SoqlError(
      'MALFORMED_QUERY',
      `The SOQL FIELDS function must have a LIMIT of at most ${MAX_ROWS}`
    );
  }
  for (const field of scope.object.fields.values()) {
    const wanted = item.group === 'ALL' || field.custom === (item.group === 'CUSTOM');
    if (!wanted || !context.rights.canReadField(scope.object.name, field.name)) continue;
    list.addColumn(scope.columnOf(scope.root, field.name, item.at));
  }
}

function isBounded(query: Query): boolean {
  if (query.limit !== undefined) return query.limit <= MAX_ROWS;
  return query.where !== undefined && namesFewIds(query.where);
}

function namesFewIds(condition: Condition): boolean {
  if (condition.kind === 'and') return condition.terms.some(namesFewIds);
  if (condition.kind !== 'in' || condition.negated || condition.left.kind !== 'field') return false;
  const [name, ...more] = condition.left.names;
  return more.length === 0 && name?.toLowerCase() === 'id' && condition.values.length <= MAX_ROWS;
}
