import type { ObjectSchema } from '../metadata/index.ts';
import type { Condition, Expression, Query } from './ast.ts';
import { isId } from './field-kind.ts';
import type { Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import { locatedError, SoqlError } from './soql-error.ts';

/** Documented: Comparison Operators, Semi-Joins with IN and Anti-Joins with NOT IN. */
const MAX_SEMI_JOINS = 2;

/** Throws MALFORMED_QUERY for sub-selects where Salesforce has none. */
export function requireAllowedSemiJoins(
  context: QueryContext,
  query: Query,
  object: ObjectSchema
): void {
  const found = query.where ? [...semiJoins(query.where)] : [];
  if (found.length > MAX_SEMI_JOINS) {
    throw malformed(`Maximum ${MAX_SEMI_JOINS} semi join sub-selects are allowed.`);
  }
  for (const { under, join } of found) {
    if (under)
      throw malformed(`Semi join sub-selects are not allowed with the '${under}' operator`);
    if (join.query.where && [...semiJoins(join.query.where)].length > 0) {
      throw malformed('Nesting of semi join sub-selects is not supported');
    }
    if (join.query.orderBy.length > 0 || join.query.limit !== undefined) {
      throw malformed('Semi join sub-selects may have neither ORDER BY nor LIMIT');
    }
    if (join.query.from.toLowerCase() === object.name.toLowerCase()) {
      throw locatedError(
        context.soql,
        join.query.fromAt,
        'MALFORMED_QUERY',
        'The inner and outer selects should not be on the same object type'
      );
    }
  }
}

/** The one field a semi-join's sub-select names. */
export function semiJoinField(query: Query): Expression {
  const [item, ...more] = query.select;
  if (more.length === 0 && item?.kind === 'value') return item.expression;
  throw malformed('Only one column is allowed in a semi join sub-select');
}

export function requireIdOperands(context: QueryContext, outer: Operand, inner: Operand): void {
  const checks = [
    [outer, 'The left operand field in the where expression for outer query'],
    [inner, 'The inner select field']
  ] as const;
  for (const [operand, role] of checks) {
    if (isId(operand)) continue;
    throw locatedError(
      context.soql,
      operand.at,
      'MALFORMED_QUERY',
      `${role} should be an id field, cannot use: '${operand.name}'`
    );
  }
}

interface FoundJoin {
  readonly under?: 'OR' | 'NOT';
  readonly join: Condition & { kind: 'semi-join' };
}

function* semiJoins(condition: Condition, under?: 'OR' | 'NOT'): Generator<FoundJoin> {
  switch (condition.kind) {
    case 'semi-join':
      yield { ...(under && { under }), join: condition };
      return;
    case 'and':
      for (const term of condition.terms) yield* semiJoins(term, under);
      return;
    case 'or':
      for (const term of condition.terms) yield* semiJoins(term, 'OR');
      return;
    case 'not':
      yield* semiJoins(condition.term, 'NOT');
      return;
    case 'compare':
    case 'in':
    case 'includes':
  }
}

function malformed(message: string): SoqlError {
  return new SoqlError('MALFORMED_QUERY', message);
}
