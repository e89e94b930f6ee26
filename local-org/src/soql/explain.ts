import type { FieldSchema } from '../metadata/index.ts';
import type { Condition } from './ast.ts';
import { rowFilter } from './filter.ts';
import type { SqlValue } from './fragment.ts';
import { Operands } from './operand.ts';
import { parseQuery } from './parse.ts';
import { contextOf, type QueryInput } from './run-query.ts';
import { queriedObject, Scope } from './scope.ts';
import { registerSqlFunctions } from './sql-functions.ts';

export interface QueryCost {
  readonly entity: string;
  /** Rows that match, and rows in all. */
  readonly cardinality: number;
  readonly total: number;
  /** Fields of the object itself that every matching row is tested by. */
  readonly filters: readonly FieldSchema[];
}

/** What a query would have to look at; nothing of it is read. Throws SoqlError like the query itself. */
export function explainQuery(input: QueryInput): QueryCost {
  registerSqlFunctions(input.store.db);
  const query = parseQuery(input.soql);
  const context = contextOf(input, query);
  const object = queriedObject(context, query.from, query.fromAt);
  const scope = new Scope(context, object, query.alias);
  const where = rowFilter(context, scope, query);
  const operands = new Operands(context, scope);
  const filters = testedFields(query.where).flatMap((expression) => {
    const { column } = operands.ofRow(expression);
    return column?.entity === scope.root ? [column.field] : [];
  });
  const count = (from: string, values: readonly SqlValue[]) =>
    input.store.db
      .prepare(`SELECT COUNT(*) FROM ${from}`)
      .pluck()
      .get(...values) as number;
  const alive = '"IsDeleted" = 0';
  return {
    entity: object.name,
    cardinality: count(`${scope.fromText} WHERE ${where.text}`, where.values),
    total: count(`"${object.name}" WHERE ${alive}`, []),
    filters
  };
}

/** Left sides of the comparisons that are joined by AND alone. */
function testedFields(condition: Condition | undefined) {
  if (!condition) return [];
  const terms = condition.kind === 'and' ? condition.terms : [condition];
  return terms.flatMap((term) => ('left' in term ? [term.left] : []));
}
