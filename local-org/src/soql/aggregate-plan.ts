import type { FieldType, ObjectSchema } from '../metadata/index.ts';
import type { Expression, Query, SelectItem } from './ast.ts';
import { TO_LABEL } from './add-label.ts';
import { isDatePart } from './date-part.ts';
import { isLongText } from './field-kind.ts';
import { filter, rowFilter } from './filter.ts';
import { compose, fragment, join, type Fragment } from './fragment.ts';
import { Operands, type Operand } from './operand.ts';
import { orderClause } from './ordering.ts';
import type { QueryContext } from './query-context.ts';
import type { FieldColumn } from './result-column.ts';
import { Scope } from './scope.ts';
import { locatedError, notImplemented, SoqlError } from './soql-error.ts';

/** A SELECT whose rows are groups, as one statement without LIMIT. */
export interface AggregatePlan {
  readonly columns: readonly FieldColumn[];
  readonly sql: Fragment;
  readonly limit?: number;
  readonly offset: number;
}

/** `SELECT COUNT() FROM X …`: how many rows, no records. */
export function isPlainCount(query: Query): boolean {
  const [item, ...more] = query.select;
  if (item?.kind !== 'value' || item.expression.kind !== 'call') return false;
  return more.length === 0 && item.expression.name === 'COUNT' && !item.expression.argument;
}

export function isAggregate(query: Query): boolean {
  if (query.groupBy.length > 0) return true;
  return query.select.some(
    (item) =>
      item.kind === 'value' && item.expression.kind === 'call' && aggregates(item.expression.name)
  );
}

function aggregates(name: string): boolean {
  return !isDatePart(name) && name !== TO_LABEL;
}

export function planAggregate(
  context: QueryContext,
  object: ObjectSchema,
  query: Query
): AggregatePlan {
  if (query.groupBy.length === 0 && query.limit !== undefined) {
    throw new SoqlError(
      'MALFORMED_QUERY',
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'
    );
  }
  const scope = new Scope(context, object, query.alias);
  const groups = new Groups(context, new Operands(context, scope), query.groupBy);
  const selected = query.select.map((item) => selectedValue(groups, item));
  const where = rowFilter(context, scope, query);
  const having = query.having
    ? filter(context, query.having, (expression) => groups.of(expression, 'Field'))
    : undefined;
  const orderBy = orderClause(context, query.orderBy, ({ expression }) =>
    groups.of(expression, 'Ordered field')
  );
  const sql = compose(
    `SELECT $ FROM ${scope.fromText} WHERE $$$$`,
    join(
      selected.map(({ operand }) => operand.sql),
      ', '
    ),
    where,
    groups.clause,
    having ? compose(' HAVING $', having) : fragment(''),
    orderBy
  );
  return {
    columns: resultColumns(selected, (name) => scope.shown(name)),
    sql,
    ...(query.limit !== undefined && { limit: query.limit }),
    offset: query.offset
  };
}

interface SelectedValue {
  readonly operand: Operand;
  readonly alias?: string;
}

function selectedValue(groups: Groups, item: SelectItem): SelectedValue {
  if (item.kind === 'children') throw notImplemented('a subquery beside aggregate functions');
  if (item.kind === 'fields') {
    throw new SoqlError('MALFORMED_QUERY', 'The SOQL FIELDS function is not supported here');
  }
  if (item.kind === 'typeof') {
    throw new SoqlError('MALFORMED_QUERY', 'TYPEOF is not allowed in queries that return groups');
  }
  const operand = groups.of(item.expression, 'Field');
  return item.alias === undefined ? { operand } : { operand, alias: item.alias };
}

/** Field name or alias; functions without an alias are `expr0`, `expr1`, … in their order. */
function resultColumns(
  selected: readonly SelectedValue[],
  shown: (name: string) => string
): FieldColumn[] {
  const names = new Set<string>();
  let unnamed = 0;
  return selected.map(({ operand, alias }, index) => {
    const column = operand.aggregate ? undefined : operand.column;
    const name = alias ?? (column && shown(column.field.name)) ?? `expr${unnamed++}`;
    if (names.has(name.toLowerCase())) {
      throw new SoqlError('MALFORMED_QUERY', `duplicate alias: ${name}`);
    }
    names.add(name.toLowerCase());
    const field = operand.column?.field ?? { type: operand.type };
    return { kind: 'field', name, field, aggregate: operand.aggregate, index };
  });
}

/** The keys of GROUP BY: beside them only aggregate functions may be selected, kept or sorted. */
class Groups {
  private readonly operands: Operands;
  private readonly keys: readonly Operand[];

  constructor(context: QueryContext, operands: Operands, groupBy: readonly Expression[]) {
    this.operands = operands;
    this.keys = groupBy.map((expression) => operands.ofRow(expression));
    for (const key of this.keys) requireGroupable(context, key);
  }

  get clause(): Fragment {
    if (this.keys.length === 0) return fragment('');
    return compose(
      ' GROUP BY $',
      join(
        this.keys.map((key) => key.sql),
        ', '
      )
    );
  }

  of(expression: Expression, role: 'Field' | 'Ordered field'): Operand {
    const operand = this.operands.of(expression);
    if (operand.aggregate || this.keys.some((key) => isSame(key.sql, operand.sql))) return operand;
    throw new SoqlError(
      'MALFORMED_QUERY',
      `${role} must be grouped or aggregated: ${operand.name}`
    );
  }
}

function isSame(one: Fragment, other: Fragment): boolean {
  return one.text === other.text && one.values.join() === other.values.join();
}

const UNGROUPABLE: ReadonlySet<FieldType> = new Set([
  'datetime',
  'double',
  'currency',
  'percent',
  'multipicklist'
]);

function requireGroupable(context: QueryContext, key: Operand): void {
  const field = key.column?.field;
  if (!field || (!UNGROUPABLE.has(field.type) && !isLongText(field))) return;
  throw locatedError(
    context.soql,
    key.at,
    'INVALID_FIELD',
    `field '${key.name}' can not be grouped in a query call`
  );
}
