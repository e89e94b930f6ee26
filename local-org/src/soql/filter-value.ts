import { normalizeId } from '../records/index.ts';
import type { Literal } from './ast.ts';
import { isNumeric } from './field-kind.ts';
import type { SqlValue } from './fragment.ts';
import type { Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import { locatedError, type SoqlError } from './soql-error.ts';
import { decodeString } from './string-literal.ts';

/**
 * What a literal is stored as in the operand's column; null for `null`, for the empty string
 * (Salesforce stores none) and for the empty id.
 * Throws INVALID_FIELD when the literal's type does not fit the field's.
 */
export function filterValue(context: QueryContext, operand: Operand, literal: Literal): SqlValue {
  if (literal.kind === 'null') return null;
  switch (operand.type) {
    case 'boolean':
      if (literal.kind === 'boolean') return literal.value ? 1 : 0;
      break;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      if (literal.kind === 'number') return literal.value;
      break;
    case 'date':
      if (literal.kind === 'date') return literal.value;
      break;
    case 'datetime':
      if (literal.kind === 'datetime') return literal.value;
      break;
    case 'id':
    case 'reference':
      if (literal.kind === 'string') return idValue(context, operand, decodeString(literal.raw));
      break;
    case 'string':
    case 'textarea':
    case 'picklist':
    case 'multipicklist':
    case 'email':
    case 'phone':
    case 'url':
      if (literal.kind === 'string') return decodeString(literal.raw) || null;
      break;
    case 'address':
    case 'base64':
  }
  throw wrongType(context, operand);
}

/** Recorded text: the type's name and whether quotes belong around the value. */
export function wrongType(context: QueryContext, operand: Operand): SoqlError {
  const text = !isUnquoted(operand);
  return locatedError(
    context.soql,
    operand.at,
    'INVALID_FIELD',
    `value of filter criterion for field '${operand.name}' must be of type ${typeName(operand)} ` +
      `and should ${text ? '' : 'not '}be enclosed in quotes`
  );
}

function idValue(context: QueryContext, operand: Operand, text: string): SqlValue {
  if (text === '' || /^0{15}(AAA)?$/.test(text)) return null;
  const id = normalizeId(text);
  if (id !== undefined) return id;
  throw locatedError(
    context.soql,
    operand.at,
    'INVALID_QUERY_FILTER_OPERATOR',
    `invalid ID field: ${text}`
  );
}

function isUnquoted(operand: Operand): boolean {
  return ['boolean', 'date', 'datetime'].includes(operand.type) || isNumeric(operand);
}

function typeName(operand: Operand): string {
  if (operand.type === 'datetime') return 'dateTime';
  if (operand.type === 'int') return 'int';
  if (isNumeric(operand)) return 'double';
  return isUnquoted(operand) ? operand.type : 'string';
}
