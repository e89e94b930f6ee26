import type { FieldSchema, FieldType } from '../metadata/index.ts';
import type { Expression, FieldPath, FunctionCall } from './ast.ts';
import { TO_LABEL } from './add-label.ts';
import { datePart, isDatePart } from './date-part.ts';
import { isLongText, isNumeric, isText } from './field-kind.ts';
import { compose, fragment, type Fragment } from './fragment.ts';
import type { QueryContext } from './query-context.ts';
import type { Column, Scope } from './scope.ts';
import { locatedError, notImplemented, SoqlError } from './soql-error.ts';

/** One side of a comparison, a sort key, a group key or a selected value. */
export interface Operand {
  readonly sql: Fragment;
  readonly type: FieldType;
  /** As error texts name it. */
  readonly name: string;
  readonly at: number;
  readonly aggregate: boolean;
  /** Behind a field and behind MIN and MAX of one. */
  readonly column?: Column;
}

/** Builds operands of one SELECT. */
export class Operands {
  private readonly context: QueryContext;
  private readonly scope: Scope;

  constructor(context: QueryContext, scope: Scope) {
    this.context = context;
    this.scope = scope;
  }

  of(expression: Expression): Operand {
    if (expression.kind === 'field') return this.field(expression);
    if (expression.name === TO_LABEL) {
      throw notImplemented('toLabel() anywhere but in the select list of records');
    }
    if (isDatePart(expression.name)) return this.datePart(expression);
    return this.aggregate(expression);
  }

  /** As `of`, where no aggregate may stand: WHERE, and everything of a query for rows. */
  ofRow(expression: Expression): Operand {
    const operand = this.of(expression);
    if (!operand.aggregate) return operand;
    throw locatedError(
      this.context.soql,
      operand.at,
      'MALFORMED_QUERY',
      `aggregate function ${operand.name} is not allowed here`
    );
  }

  private field(path: FieldPath): Operand {
    const column = this.scope.column(path);
    return {
      sql: fragment(column.sql),
      type: column.field.type,
      name: column.field.name,
      at: path.at,
      aggregate: false,
      column
    };
  }

  private datePart(call: FunctionCall): Operand {
    const argument = this.argument(call);
    if (argument.type !== 'date' && argument.type !== 'datetime') {
      throw this.unsupported(call, argument);
    }
    const zone = call.inUserZone ? this.context.timeZone : 'UTC';
    return {
      sql: datePart(call.name, argument.sql, zone),
      type: call.name === 'DAY_ONLY' ? 'date' : 'int',
      name: `${call.name}(${argument.name})`,
      at: call.at,
      aggregate: false
    };
  }

  private aggregate(call: FunctionCall): Operand {
    const common = { at: call.at, aggregate: true };
    if (!call.argument) {
      return { ...common, sql: fragment('COUNT(*)'), type: 'int', name: 'COUNT()' };
    }
    const argument = this.argument(call);
    const field = (argument.column as Column).field;
    if (!supportsAggregate(call.name, field)) throw this.unsupported(call, argument);
    const name = `${call.name}(${argument.name})`;
    switch (call.name) {
      case 'COUNT':
        return { ...common, name, sql: compose('COUNT($)', argument.sql), type: 'int' };
      case 'COUNT_DISTINCT':
        return { ...common, name, sql: compose('COUNT(DISTINCT $)', argument.sql), type: 'int' };
      case 'MIN':
      case 'MAX':
        return { ...argument, ...common, name, sql: extreme(call.name, argument, field) };
      default:
        return { ...common, name, sql: compose(`${call.name}($)`, argument.sql), type: 'double' };
    }
  }

  private argument(call: FunctionCall): Operand {
    if (!call.argument) throw new SoqlError('MALFORMED_QUERY', `${call.name} needs a field`);
    return this.field(call.argument);
  }

  private unsupported(call: FunctionCall, argument: Operand): SoqlError {
    return locatedError(
      this.context.soql,
      call.at,
      'MALFORMED_QUERY',
      `field ${argument.name} does not support aggregate operator ${call.name}`
    );
  }
}

/** MIN and MAX give an expression, which forgets how its column's text compares. */
function extreme(name: string, argument: Operand, field: FieldSchema): Fragment {
  const collation = isText(field) && !field.caseSensitive ? ' COLLATE NOCASE' : '';
  return compose(`${name}($)${collation}`, argument.sql);
}

function supportsAggregate(name: string, field: FieldSchema): boolean {
  if (name === 'SUM' || name === 'AVG') return isNumeric(field);
  if (isLongText(field) || field.type === 'multipicklist') return false;
  if (name === 'MIN' || name === 'MAX') return field.type !== 'boolean';
  return true;
}
