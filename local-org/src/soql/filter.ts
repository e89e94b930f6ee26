import type { Condition, Expression, Query } from './ast.ts';
import { comparison } from './comparison.ts';
import { isLongText } from './field-kind.ts';
import { compose, fragment, join, type Fragment } from './fragment.ts';
import { keysetBound } from './keyset-bound.ts';
import { Operands, type Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import { queriedObject, Scope } from './scope.ts';
import { requireAllowedSemiJoins, requireIdOperands, semiJoinField } from './semi-join-rules.ts';
import { locatedError } from './soql-error.ts';
import { visibility } from './visibility.ts';

/** The rows a SELECT sees: its WHERE clause, without the recycle bin unless asked. */
export function rowFilter(context: QueryContext, scope: Scope, query: Query): Fragment {
  const parts: Fragment[] = [];
  if (query.where) {
    requireAllowedSemiJoins(context, query, scope.object);
    const operands = new Operands(context, scope);
    parts.push(filter(context, query.where, (expression) => operands.ofRow(expression)));
  }
  if (query.mine) parts.push(ownedBy(context, scope));
  if (!context.includeDeleted) parts.push(fragment('t0."IsDeleted" = 0'));
  const visible = visibility(context, scope.object, query);
  if (visible) parts.push(visible);
  return parts.length > 0 ? join(parts, ' AND ') : fragment('1');
}

/**
 * A condition as SQL. Salesforce's logic has two values, SQL's three: NULL counts as false, and
 * only NOT could tell the difference, so NOT asks for "not true".
 */
export function filter(
  context: QueryContext,
  condition: Condition,
  operandOf: (expression: Expression) => Operand
): Fragment {
  const filterable = (expression: Expression): Operand => {
    const operand = operandOf(expression);
    requireFilterable(context, operand);
    return operand;
  };
  const compile = (term: Condition): Fragment => {
    switch (term.kind) {
      case 'and':
        return compose('($)', join(term.terms.map(compile), ' AND '));
      case 'or': {
        const any = compose('($)', join(term.terms.map(compile), ' OR '));
        const bound = keysetBound(term.terms);
        return bound ? compose('($ AND $)', compile(bound), any) : any;
      }
      case 'not':
        return compose('(($) IS NOT TRUE)', compile(term.term));
      case 'compare':
      case 'in':
      case 'includes':
        return comparison(context, filterable(term.left), term);
      case 'semi-join':
        return semiJoin(context, filterable(term.left), term.negated, term.query);
    }
  };
  return compile(condition);
}

function ownedBy(context: QueryContext, scope: Scope): Fragment {
  const { sql } = scope.column({ names: ['OwnerId'], at: 0 });
  return fragment(`${sql} = ?`, context.rights.userId);
}

/** `Id IN (SELECT AccountId FROM Contact …)`; an anti-join also matches rows without a value. */
function semiJoin(context: QueryContext, outer: Operand, negated: boolean, query: Query): Fragment {
  const scope = new Scope(context, queriedObject(context, query.from, query.fromAt), query.alias);
  const inner = new Operands(context, scope).ofRow(semiJoinField(query));
  requireIdOperands(context, outer, inner);
  const where = rowFilter(context, scope, query);
  const rows = compose(
    `SELECT $ FROM ${scope.fromText} WHERE $ IS NOT NULL AND $`,
    inner.sql,
    inner.sql,
    where
  );
  const found = compose('$ IN ($)', outer.sql, rows);
  return negated ? compose('(($) IS NOT TRUE)', found) : found;
}

function requireFilterable(context: QueryContext, operand: Operand): void {
  const field = operand.column?.field;
  if (!field || operand.aggregate || (field.filterable && !isLongText(field))) return;
  throw locatedError(
    context.soql,
    operand.at,
    'INVALID_FIELD',
    `field '${operand.name}' can not be filtered in a query call`
  );
}
