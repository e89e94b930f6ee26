import type { FieldSchema } from '../metadata/index.ts';
import { isTimeShaped } from './encode-time.ts';
import { fieldIntegrity, invalidValue } from './row-errors.ts';
import type { RowError } from './row-result.ts';

/** The refusal of a JSON value that a field of this type cannot be read from. */
export function wrongType(field: FieldSchema, value: unknown): RowError {
  if (field.type === 'date' || field.type === 'datetime') {
    if (typeof value === 'string' && isTimeShaped(value)) {
      return fieldIntegrity(`${field.label}: invalid date: ${value}`, [field.name]);
    }
  }
  const message =
    `Cannot deserialize instance of ${wireType(field)} from ${token(value)} value ${shown(value)} ` +
    'or request may be missing a required field at [line:1, column:1]';
  return invalidValue('JSON_PARSER_ERROR', message, field.name);
}

function wireType(field: FieldSchema): string {
  switch (field.type) {
    case 'boolean':
    case 'int':
    case 'date':
    case 'datetime':
    case 'double':
    case 'currency':
    case 'percent':
      return field.type;
    case 'id':
    case 'reference':
      return 'id';
    case 'string':
    case 'textarea':
    case 'picklist':
    case 'multipicklist':
    case 'email':
    case 'phone':
    case 'url':
      return 'string';
    case 'address':
      return 'Address';
    case 'base64':
      return 'base64Binary';
  }
}

function token(value: unknown): string {
  if (value === null) return 'VALUE_NULL';
  if (Array.isArray(value)) return 'START_ARRAY';
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof value === 'object') return 'START_OBJECT';
  return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return '[';
  return typeof value === 'object' && value !== null ? '{' : String(value);
}
