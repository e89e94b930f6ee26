import type { Condition } from './ast.ts';
import { isId, isText } from './field-kind.ts';
import { filterValue } from './filter-value.ts';
import type { Fragment } from './fragment.ts';
import { likeComparison } from './like-comparison.ts';
import { inclusion, membership } from './membership.ts';
import type { Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import { rangeComparison } from './range-comparison.ts';
import { locatedError } from './soql-error.ts';
import { valueComparison } from './value-comparison.ts';

/** A condition on one field, with the values it is held against. */
export type Comparison = Extract<Condition, { kind: 'compare' | 'in' | 'includes' }>;

/** Throws INVALID_QUERY_FILTER_OPERATOR when the field's type knows no such operator. */
export function comparison(
  context: QueryContext,
  operand: Operand,
  condition: Comparison
): Fragment {
  if (!allows(operand, condition)) throw invalidOperator(context, operand);
  switch (condition.kind) {
    case 'in':
      return membership(context, operand, condition.negated, condition.values);
    case 'includes':
      return inclusion(context, operand, condition.negated, condition.values);
    case 'compare': {
      const { operator, value } = condition;
      if (operator === 'LIKE') return likeComparison(context, operand, value);
      if (value.kind === 'date-range') return rangeComparison(context, operand, operator, value);
      return valueComparison(operand, operator, filterValue(context, operand, value));
    }
  }
}

function allows(operand: Operand, condition: Comparison): boolean {
  if (condition.kind !== 'compare') {
    return condition.kind === 'in' || operand.type === 'multipicklist';
  }
  const { operator } = condition;
  if (operator === '=' || operator === '!=') return true;
  if (operator === 'LIKE') return isText(operand);
  return operand.type !== 'boolean' && operand.type !== 'multipicklist';
}

function invalidOperator(context: QueryContext, operand: Operand) {
  const type = isId(operand) ? 'id' : operand.type;
  return locatedError(
    context.soql,
    operand.at,
    'INVALID_QUERY_FILTER_OPERATOR',
    `invalid operator on ${type} field`
  );
}
