import { findNamed } from '../find-named.ts';
import type { ObjectSchema } from '../metadata/index.ts';
import { quoteName } from '../records/index.ts';
import type { Query, SelectItem } from './ast.ts';
import { addLabel, TO_LABEL } from './add-label.ts';
import { rowFilter } from './filter.ts';
import { addFieldGroup } from './field-group.ts';
import type { Fragment } from './fragment.ts';
import { Operands } from './operand.ts';
import { orderClause } from './ordering.ts';
import type { QueryContext } from './query-context.ts';
import type { ChildrenColumn, ResultColumn } from './result-column.ts';
import { Scope, shownName } from './scope.ts';
import { SelectList } from './select-list.ts';
import { locatedError, SoqlError } from './soql-error.ts';
import { addTypeChoice } from './type-choice.ts';
import { unknownChildren } from './unknown-name.ts';

/** Documented: subqueries of one query. */
const MAX_CHILD_RELATIONSHIPS = 20;

/** A SELECT for records, ready to become SQL. */
export interface RecordPlan {
  readonly object: ObjectSchema;
  readonly columns: readonly ResultColumn[];
  readonly children: readonly ChildPlan[];
  /** SQL expressions; the record's id is at `idIndex`. */
  readonly select: readonly string[];
  readonly idIndex: number;
  readonly from: string;
  readonly where: Fragment;
  readonly orderBy: Fragment;
  readonly limit?: number;
  readonly offset: number;
}

export interface ChildPlan {
  readonly name: string;
  /** The child's lookup, as SQL. */
  readonly parentId: string;
  readonly plan: RecordPlan;
}

export function planRecords(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  level = 1
): RecordPlan {
  const scope = new Scope(context, object, query.alias);
  const list = new SelectList(scope);
  const idIndex = list.express('t0."Id"');
  const children: ChildPlan[] = [];
  for (const item of query.select) {
    if (item.kind === 'children') {
      const child = planChildren(context, object, item.query, level + 1);
      list.requireNew(child.name, child.name);
      list.columns.push(childrenColumn(child));
      children.push(child);
    } else {
      addItem(context, scope, list, query, item);
    }
  }
  requireFewChildren(children);
  const operands = new Operands(context, scope);
  const where = rowFilter(context, scope, query);
  const orderBy = orderClause(context, query.orderBy, ({ expression }) =>
    operands.ofRow(expression)
  );
  return {
    object,
    columns: list.columns,
    children,
    select: list.expressions,
    idIndex,
    from: scope.fromText,
    where,
    orderBy,
    ...(query.limit !== undefined && { limit: query.limit }),
    offset: query.offset
  };
}

function addItem(
  context: QueryContext,
  scope: Scope,
  list: SelectList,
  query: Query,
  item: Exclude<SelectItem, { kind: 'children' }>
): void {
  if (item.kind === 'fields') return addFieldGroup(context, scope, list, query, item);
  if (item.kind === 'typeof') return addTypeChoice(context, scope, list, item);
  if (item.expression.kind === 'call' && item.expression.name === TO_LABEL) {
    return addLabel(scope, list, item.expression, item.alias);
  }
  if (item.alias !== undefined) {
    throw locatedError(
      context.soql,
      item.expression.at,
      'MALFORMED_QUERY',
      'only aggregate expressions use field aliasing'
    );
  }
  if (item.expression.kind === 'field') return list.addPath(item.expression);
  throw locatedError(
    context.soql,
    item.expression.at,
    'MALFORMED_QUERY',
    `${item.expression.name}() is only allowed with GROUP BY`
  );
}

function planChildren(
  context: QueryContext,
  parent: ObjectSchema,
  query: Query,
  level: number
): ChildPlan {
  const byName = new Map(
    parent.childRelationships.map((one) => [one.relationshipName.toLowerCase(), one])
  );
  const relationship = findNamed(byName, query.from, context.defaultNamespace);
  const child = context.schema.objects.get(relationship?.childObject.toLowerCase() ?? '');
  const { rights } = context;
  const readable =
    relationship &&
    child &&
    rights.canRead(child.name) &&
    rights.canReadField(child.name, relationship.field);
  if (!readable || level > maxLevels(context)) {
    throw unknownChildren(context, query.from, query.fromAt);
  }
  return {
    name: shownName(context, relationship.relationshipName),
    parentId: `t0.${quoteName(relationship.field)}`,
    plan: planRecords(context, child, query, level)
  };
}

/** Documented: levels of parent to child, the queried object included. */
function maxLevels({ apiVersion = '58.0' }: QueryContext): number {
  return Number(apiVersion) < 58 ? 2 : 5;
}

function childrenColumn({ name, plan }: ChildPlan): ChildrenColumn {
  return { kind: 'children', name, object: plan.object.name, columns: plan.columns };
}

function requireFewChildren(children: readonly ChildPlan[]): void {
  if (children.length <= MAX_CHILD_RELATIONSHIPS) return;
  throw new SoqlError(
    'MALFORMED_QUERY',
    `SOQL queries may have at most ${MAX_CHILD_RELATIONSHIPS} parent-to-child relationships`
  );
}
