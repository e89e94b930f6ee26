import type { FieldSchema } from '../metadata/index.ts';
import { encodeDate, encodeDateTime, plainNumber } from '../records/index.ts';

/** Clears a field; an empty cell leaves it alone. */
export const CLEARED = '#N/A';

/** What a cell says once its field's type is known, or the XML type it is no value of. */
export type CellValue =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'wrong'; readonly type: string };

/** Reads a cell that is not empty (documented: Prepare CSV Files). */
export function cellValue({ type }: FieldSchema, text: string): CellValue {
  switch (type) {
    case 'boolean':
      return /^(true|false|1|0)$/i.test(text)
        ? { kind: 'value', value: /^(true|1)$/i.test(text) }
        : wrong('boolean');
    case 'int':
      return cleared(text) ?? (/^[+-]?\d+$/.test(text) ? number(text) : wrong('int'));
    case 'double':
    case 'currency':
    case 'percent':
      return cleared(text) ?? number(text);
    case 'date':
      return cleared(text) ?? (encodeDate(text) ? { kind: 'value', value: text } : wrong('date'));
    case 'datetime':
      return (
        cleared(text) ?? (encodeDateTime(text) ? { kind: 'value', value: text } : wrong('dateTime'))
      );
    case 'address':
    case 'base64':
    case 'id':
    case 'reference':
    case 'string':
    case 'textarea':
    case 'picklist':
    case 'multipicklist':
    case 'email':
    case 'phone':
    case 'url':
      return cleared(text) ?? { kind: 'value', value: text };
  }
}

function cleared(text: string): CellValue | undefined {
  return text === CLEARED ? { kind: 'value', value: null } : undefined;
}

function number(text: string): CellValue {
  const value = plainNumber(text);
  return value === undefined ? wrong('double') : { kind: 'value', value };
}

function wrong(name: string): CellValue {
  return { kind: 'wrong', type: `xsd:${name}` };
}
