import type { FieldSchema } from '../metadata/index.ts';
import { encodeDate, encodeDateTime } from './encode-time.ts';
import { normalizeId } from './ids.ts';
import { plainNumber } from './plain-number.ts';
import { invalidValue, malformedId, requiredMissing } from './row-errors.ts';
import type { RowError, StoredValue } from './row-result.ts';
import { wrongType } from './wrong-type.ts';

/** Turns a JSON value into its stored form, or says why it cannot. */
export type Encoder = (value: unknown) => StoredValue | RowError;

/** One encoder per field; null and "" both clear (recorded), except a checkbox, which is never empty. */
export function encoderOf(field: FieldSchema): Encoder {
  const encode = typed(field);
  if (field.type === 'boolean') return encode;
  return (value) => {
    const stored = value === null || value === '' ? null : encode(value);
    return stored === null && !field.nillable ? requiredMissing([field.name]) : stored;
  };
}

export function isRowError(stored: StoredValue | RowError | undefined): stored is RowError {
  return typeof stored === 'object' && stored !== null && !Buffer.isBuffer(stored);
}

function typed(field: FieldSchema): Encoder {
  switch (field.type) {
    case 'boolean':
      return (value) => flag(value) ?? wrongType(field, value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return (value) => number(field, value);
    case 'date':
      return stringEncoder(field, (value) => encodeDate(value) ?? wrongType(field, value));
    case 'datetime':
      return stringEncoder(field, (value) => encodeDateTime(value) ?? wrongType(field, value));
    case 'id':
    case 'reference':
      return stringEncoder(
        field,
        (value) => normalizeId(value) ?? malformedId(value, [field.name])
      );
    case 'address':
      // Never written: naming it at all is refused with the fields a user may not write.
      return () => null;
    case 'base64':
      return (value) => bytes(field, value);
    case 'email':
      return textEncoder(field, (value) => emailAddress(field, value));
    case 'picklist':
      return textEncoder(field, (value) => choice(field, value, [value]));
    case 'multipicklist':
      return textEncoder(field, (value) => choice(field, value, value.split(';')));
    case 'string':
    case 'textarea':
    case 'phone':
    case 'url':
      return textEncoder(field, (value) => value);
  }
}

function stringEncoder(
  field: FieldSchema,
  encode: (value: string) => StoredValue | RowError
): Encoder {
  return (value) => (typeof value === 'string' ? encode(value) : wrongType(field, value));
}

/** Text loses the white space around it; text of nothing else is empty. */
function textEncoder(
  field: FieldSchema,
  encode: (value: string) => StoredValue | RowError
): Encoder {
  return stringEncoder(field, (value) => {
    const text = value.trim();
    if (text === '') return null;
    return text.length > field.length ? tooLong(field, text) : encode(text);
  });
}

/** Base64 in JSON; the bytes themselves where a form brings them. */
function bytes(field: FieldSchema, value: unknown): StoredValue | RowError {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value !== 'string') return wrongType(field, value);
  const text = value.replace(/\s/g, '');
  const valid = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return valid ? Buffer.from(text, 'base64') : wrongType(field, 'text that is no base64');
}

function tooLong(field: FieldSchema, value: string): RowError {
  const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
  return invalidValue('STRING_TOO_LONG', message, field.name);
}

const address = /^[^\s@<>()[\]\\,;:"]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;

function emailAddress(field: FieldSchema, value: string): string | RowError {
  if (address.test(value) && !value.includes('..')) return value;
  const message = `${field.label}: invalid email address: ${value}`;
  return invalidValue('INVALID_EMAIL_ADDRESS', message, field.name);
}

function choice(field: FieldSchema, value: string, chosen: readonly string[]): string | RowError {
  if (field.restrictedPicklist !== true) return value;
  const stranger = chosen.find(
    (one) => !field.picklist?.some((allowed) => allowed.active && allowed.value === one)
  );
  if (stranger === undefined) return value;
  const message = `${field.label}: bad value for restricted picklist field: ${stranger}`;
  return invalidValue('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, field.name);
}

// The sf CLI sends every value as text; the recorded refusals name only text that cannot be read.
function flag(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string' || !/^(true|false)$/i.test(value)) return undefined;
  return Number(value.toLowerCase() === 'true');
}

function number(field: FieldSchema, given: unknown): number | RowError {
  const value = typeof given === 'string' ? plainNumber(given) : given;
  const readable = field.type === 'int' ? Number.isInteger(value) : typeof value === 'number';
  if (typeof value !== 'number' || !readable) return wrongType(field, given);
  const rounded = roundTo(value, field.scale);
  if (Math.abs(rounded) < 10 ** (field.precision - field.scale)) return rounded;
  const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
  return invalidValue('NUMBER_OUTSIDE_VALID_RANGE', message, field.name);
}

/** Half away from zero on the decimal digits, as a decimal column rounds. */
function roundTo(value: number, scale: number): number {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const whole = Math.round(Number(`${mantissa}e${Number(exponent) + scale}`));
  const [digits = '0', shift = '0'] = String(whole).split('e');
  // Adding zero turns -0 into 0.
  return Math.sign(value) * Number(`${digits}e${Number(shift) - scale}`) + 0;
}
