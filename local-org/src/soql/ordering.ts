import type { Ordering } from './ast.ts';
import { isLongText } from './field-kind.ts';
import { bound, compose, fragment, join, type Fragment } from './fragment.ts';
import type { Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import { locatedError } from './soql-error.ts';

/** `ORDER BY …`, or nothing. Text sorts without case, picklists in the order of their values. */
export function orderClause(
  context: QueryContext,
  orderBy: readonly Ordering[],
  operandOf: (ordering: Ordering) => Operand
): Fragment {
  if (orderBy.length === 0) return fragment('');
  const keys = orderBy.map((ordering) => {
    const operand = operandOf(ordering);
    requireSortable(context, operand);
    return sortKey(operand, ordering);
  });
  return compose(' ORDER BY $', join(keys, ', '));
}

function sortKey(operand: Operand, { descending, nullsFirst }: Ordering): Fragment {
  const direction = descending ? 'DESC' : 'ASC';
  // SQLite takes null as the smallest value. Saying only what differs keeps an index usable.
  const natural = nullsFirst !== descending || isNeverNull(operand);
  const nulls = natural ? '' : ` NULLS ${nullsFirst ? 'FIRST' : 'LAST'}`;
  const values = operand.aggregate ? [] : (operand.column?.field.picklist ?? []);
  if (values.length === 0) return compose(`$ ${direction}${nulls}`, operand.sql);
  const ranks = values.map(({ value }, rank) => compose(`WHEN $ THEN ${rank}`, bound(value)));
  const rank = compose(
    `CASE WHEN $ IS NULL THEN NULL ELSE CASE $ $ ELSE ${values.length} END END`,
    operand.sql,
    operand.sql,
    join(ranks, ' ')
  );
  return compose(`$ ${direction}${nulls}, $ ${direction}`, rank, operand.sql);
}

/** A required field of the queried object itself: a parent's may be missing with the parent. */
function isNeverNull(operand: Operand): boolean {
  const column = operand.column;
  if (!column || operand.aggregate) return false;
  return !column.field.nillable && column.entity.parent === undefined;
}

function requireSortable(context: QueryContext, operand: Operand): void {
  const field = operand.column?.field;
  if (!field || (field.type !== 'multipicklist' && field.sortable && !isLongText(field))) return;
  throw locatedError(
    context.soql,
    operand.at,
    'INVALID_FIELD',
    `field '${operand.name}' can not be sorted in a query call`
  );
}
