import type {
  FieldOrderContext,
  FromNameListContext,
  LimitClauseContext,
  OffsetClauseContext,
  OrderByClauseContext,
  QueryContext,
  SelectEntryContext,
  SubFieldEntryContext,
  SubQueryContext
} from '@apexdevtools/apex-parser';
import { boundCount, type Binder } from './apex-query.ts';
import type { FunctionCall, Ordering, Query, SelectItem } from './ast.ts';
import { ConditionBuilder, type SubqueryBuilder } from './build-condition.ts';
import { aliasOf, fieldPath, fieldReference, functionCall } from './build-expression.ts';
import { typeChoice } from './build-type-choice.ts';
import { locatedError, notImplemented, SoqlError } from './soql-error.ts';

/** Documented: largest OFFSET. */
const MAX_OFFSET = 2000;

/** Turns the parser's tree into our own; refuses what only Apex allows unless it comes from there. */
export class QueryBuilder implements SubqueryBuilder {
  private readonly source: string;
  private readonly conditions: ConditionBuilder;
  private readonly apex: Binder | undefined;

  constructor(source: string, strings: ReadonlyMap<number, string>, apex?: Binder) {
    this.source = source;
    this.apex = apex;
    this.conditions = new ConditionBuilder(source, strings, this, apex);
  }

  query(tree: QueryContext): Query {
    if (!this.apex) this.refuseApexOnly(tree);
    this.refuseUnknownClauses(tree);
    const groupBy = tree.groupByClause();
    if (groupBy?.ROLLUP()) throw notImplemented('GROUP BY ROLLUP');
    if (groupBy?.CUBE()) throw notImplemented('GROUP BY CUBE');
    const groups = groupBy?.fieldGroupByList().fieldGroupBy_list() ?? [];
    const having = groupBy?.logicalExpression();
    return {
      ...this.body(tree, tree.selectList().selectEntry_list()),
      mine: this.isMine(tree),
      groupBy: groups.map((group) =>
        group.fieldName() ? fieldReference(group.fieldName()) : functionCall(group.soqlFunction())
      ),
      ...(having && { having: this.conditions.logical(having) }),
      offset: this.offset(tree.offsetClause()),
      ...modeOf(tree),
      ...(tree.allRowsClause() && { allRows: true })
    };
  }

  subquery(tree: SubQueryContext): Query {
    return {
      ...this.body(tree, tree.subFieldList().subFieldEntry_list()),
      groupBy: [],
      offset: 0
    };
  }

  private body(
    tree: QueryContext | SubQueryContext,
    entries: readonly (SelectEntryContext | SubFieldEntryContext)[]
  ): Omit<Query, 'groupBy' | 'having' | 'offset'> {
    if (tree.UPDATE()) throw notImplemented('UPDATE TRACKING and UPDATE VIEWSTAT');
    if (!this.apex && tree.forClauses().UPDATE_list().length > 0) {
      throw new SoqlError('MALFORMED_QUERY', 'FOR UPDATE is only allowed in Apex code');
    }
    const where = tree.whereClause();
    const limit = tree.limitClause();
    return {
      ...this.from(tree.fromNameList()),
      select: entries.map((entry) => this.selectItem(entry)),
      ...(where && { where: this.conditions.where(where.whereLogicalExpression()) }),
      orderBy: this.orderBy(tree.orderByClause()),
      ...(limit && { limit: this.count(limit) })
    };
  }

  private from(list: FromNameListContext): { from: string; fromAt: number; alias?: string } {
    const names = list.fieldName_list();
    const first = names[0];
    if (names.length > 1 || !first) throw notImplemented('more than one object in FROM');
    const path = fieldPath(first);
    return {
      from: path.names.at(-1) ?? '',
      fromAt: path.at,
      ...aliasOf(list.soqlId_list()[0], this.source)
    };
  }

  private selectItem(entry: SelectEntryContext | SubFieldEntryContext): SelectItem {
    if (entry.typeOf()) return typeChoice(entry.typeOf());
    if (entry.subQuery()) return { kind: 'children', query: this.subquery(entry.subQuery()) };
    const named = aliasOf(entry.soqlId(), this.source);
    if (entry.fieldName()) {
      return { kind: 'value', expression: fieldReference(entry.fieldName()), ...named };
    }
    const fields = entry.soqlFunction().soqlFieldsParameter();
    if (fields) {
      const group = fields.getText().toUpperCase() as 'ALL' | 'CUSTOM' | 'STANDARD';
      return { kind: 'fields', group, at: entry.start.start };
    }
    const expression: FunctionCall = functionCall(entry.soqlFunction());
    return { kind: 'value', expression, ...named };
  }

  private orderBy(clause: OrderByClauseContext): Ordering[] {
    if (!clause) return [];
    return clause.fieldOrderList().fieldOrder_list().map(ordering);
  }

  private offset(clause: OffsetClauseContext): number {
    if (!clause) return 0;
    const offset = this.count(clause);
    if (offset <= MAX_OFFSET) return offset;
    throw new SoqlError(
      'NUMBER_OUTSIDE_VALID_RANGE',
      `Maximum SOQL offset allowed is ${MAX_OFFSET}`
    );
  }

  private count(clause: LimitClauseContext | OffsetClauseContext): number {
    const bound = clause.boundExpression();
    if (bound) {
      const value = this.apex && boundCount(this.apex, bound);
      if (value === undefined) throw this.bindRefused(bound.start.start);
      return value;
    }
    return Number(clause.IntegerLiteral().getText());
  }

  private refuseApexOnly(tree: QueryContext): void {
    const withClause = tree.withClause();
    if (withClause && !withClause.DATA()) {
      const clause = this.source.slice(withClause.start.start, (withClause.stop?.stop ?? 0) + 1);
      throw locatedError(
        this.source,
        withClause.start.start,
        'MALFORMED_QUERY',
        `${clause} is only allowed in Apex code`
      );
    }
    if (tree.allRowsClause()) {
      throw new SoqlError('MALFORMED_QUERY', 'ALL ROWS is only allowed in Apex code');
    }
  }

  private isMine(tree: QueryContext): boolean {
    const scope = tree.usingScope()?.soqlId().getText().toLowerCase() ?? 'everything';
    if (scope === 'everything' || scope === 'mine') return scope === 'mine';
    throw notImplemented(`USING SCOPE ${scope}`);
  }

  private refuseUnknownClauses(tree: QueryContext): void {
    const withClause = tree.withClause();
    if (withClause?.DATA()) throw notImplemented('WITH DATA CATEGORY');
    if (withClause && !modeOf(tree)) throw notImplemented(withClause.getText());
  }

  private bindRefused(at: number): SoqlError {
    return locatedError(
      this.source,
      at,
      'MALFORMED_QUERY',
      'Bind variables only allowed in Apex code'
    );
  }
}

function modeOf(tree: QueryContext): { mode: 'user' | 'system' } | undefined {
  const clause = tree.withClause();
  if (clause?.USER_MODE()) return { mode: 'user' };
  return clause?.SYSTEM_MODE() ? { mode: 'system' } : undefined;
}

/** Documented: nulls come first, in both directions, unless the query says otherwise. */
function ordering(order: FieldOrderContext): Ordering {
  return {
    expression: order.fieldName()
      ? fieldReference(order.fieldName())
      : functionCall(order.soqlFunction()),
    descending: Boolean(order.DESC()),
    nullsFirst: !order.LAST()
  };
}
