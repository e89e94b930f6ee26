import type {
  ComparisonOperatorContext,
  ConditionalExpressionContext,
  FieldExpressionContext,
  LogicalExpressionContext,
  SubQueryContext,
  ValueContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext
} from '@apexdevtools/apex-parser';
import { boundLiterals, type Binder } from './apex-query.ts';
import type { ComparisonOperator, Condition, Expression, Literal, Query } from './ast.ts';
import { fieldReference, functionCall } from './build-expression.ts';
import { parseValue } from './build-literal.ts';
import type { SoqlError } from './soql-error.ts';
import { locatedError, notImplemented } from './soql-error.ts';

export interface SubqueryBuilder {
  subquery(tree: SubQueryContext): Query;
}

/**
 * WHERE and HAVING. The grammar itself refuses AND beside OR without parentheses
 * and NOT behind AND.
 */
export class ConditionBuilder {
  private readonly source: string;
  private readonly strings: ReadonlyMap<number, string>;
  private readonly subqueries: SubqueryBuilder;
  private readonly apex: Binder | undefined;

  constructor(
    source: string,
    strings: ReadonlyMap<number, string>,
    subqueries: SubqueryBuilder,
    apex?: Binder
  ) {
    this.apex = apex;
    this.source = source;
    this.strings = strings;
    this.subqueries = subqueries;
  }

  where(tree: WhereLogicalExpressionContext): Condition {
    const terms = tree.whereConditionalExpression_list().map((term) => this.whereTerm(term));
    return combine(tree, terms);
  }

  logical(tree: LogicalExpressionContext): Condition {
    const terms = tree.conditionalExpression_list().map((term) => this.term(term));
    return combine(tree, terms);
  }

  private whereTerm(tree: WhereConditionalExpressionContext): Condition {
    if (tree.whereLogicalExpression()) return this.where(tree.whereLogicalExpression());
    const leaf = tree.whereFieldExpression();
    if (leaf.FORMULA()) throw notImplemented('FORMULA()');
    return this.comparison(leaf.fieldExpression());
  }

  private term(tree: ConditionalExpressionContext): Condition {
    if (tree.logicalExpression()) return this.logical(tree.logicalExpression());
    return this.comparison(tree.fieldExpression());
  }

  private comparison(tree: FieldExpressionContext): Condition {
    const left: Expression = tree.fieldName()
      ? fieldReference(tree.fieldName())
      : functionCall(tree.soqlFunction());
    const operator = tree.comparisonOperator();
    const value = tree.value();
    if (operator.INCLUDES() || operator.EXCLUDES()) {
      const negated = Boolean(operator.EXCLUDES());
      return { kind: 'includes', left, negated, values: this.list(value) };
    }
    if (operator.IN()) {
      const negated = Boolean(operator.NOT());
      const inner = value.subQuery();
      if (inner) {
        return { kind: 'semi-join', left, negated, query: this.subqueries.subquery(inner) };
      }
      return { kind: 'in', left, negated, values: this.list(value) };
    }
    return this.compare(left, symbol(operator), value);
  }

  /** A collection bound behind `=` is compared like one behind IN. */
  private compare(left: Expression, operator: ComparisonOperator, value: ValueContext): Condition {
    const tree = value.boundExpression();
    if (!tree || !this.apex) return { kind: 'compare', left, operator, value: this.single(value) };
    const { literals, isCollection } = boundLiterals(this.apex, tree, operator === 'LIKE');
    const [first = { kind: 'null' as const }] = literals;
    if (!isCollection) return { kind: 'compare', left, operator, value: first };
    if (operator === 'LIKE' && literals.length > 0) {
      const terms = literals.map((one) => ({
        kind: 'compare' as const,
        left,
        operator,
        value: one
      }));
      return { kind: 'or', terms };
    }
    return { kind: 'in', left, negated: operator === '!=', values: literals };
  }

  private list(value: ValueContext): Literal[] {
    const list = value.valueList();
    if (list) return list.value_list().map((entry) => this.single(entry));
    const bound = value.boundExpression();
    if (bound && this.apex) return boundLiterals(this.apex, bound, false).literals;
    if (bound) throw this.bindRefused(value);
    throw this.unexpected(value);
  }

  private single(value: ValueContext): Literal {
    const bound = value.boundExpression();
    if (bound && this.apex) {
      const [first = { kind: 'null' as const }] = boundLiterals(this.apex, bound, false).literals;
      return first;
    }
    if (bound) throw this.bindRefused(value);
    if (value.valueList() || value.subQuery()) throw this.unexpected(value);
    return parseValue(value, this.source, this.strings);
  }

  private unexpected(value: ValueContext): SoqlError {
    const token = value.start.text;
    return this.fail(value, `unexpected token: '${token}'`);
  }

  private bindRefused(value: ValueContext): SoqlError {
    return this.fail(value, 'Bind variables only allowed in Apex code');
  }

  private fail(value: ValueContext, message: string): SoqlError {
    return locatedError(this.source, value.start.start, 'MALFORMED_QUERY', message);
  }
}

function combine(
  tree: WhereLogicalExpressionContext | LogicalExpressionContext,
  terms: readonly Condition[]
): Condition {
  const first = terms[0];
  if (terms.length === 1 && first) return tree.NOT() ? { kind: 'not', term: first } : first;
  return { kind: tree.SOQLOR_list().length > 0 ? 'or' : 'and', terms };
}

function symbol(operator: ComparisonOperatorContext): ComparisonOperator {
  const text = operator.getText().toUpperCase();
  return text === '<>' ? '!=' : (text as ComparisonOperator);
}
