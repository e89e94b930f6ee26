import type { Row, RowError } from '../records/index.ts';
import { CLEARED, cellValue } from './cell-value.ts';
import type { IngestColumn } from './ingest-header.ts';

// Documented: Bulk API 2.0 limits; characters.
const MAX_FIELD = 32_000;
const MAX_RECORD = 400_000;

/** The row a record of the upload stands for; an empty cell says nothing about its field. */
export function readRow(
  columns: readonly IngestColumn[],
  cells: readonly string[]
): { readonly row: Row } | { readonly error: RowError } {
  const row: Record<string, unknown> = {};
  let size = 0;
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? '';
    size += text.length;
    if (text.length > MAX_FIELD || size > MAX_RECORD) return { error: tooLong(column) };
    if (text === '') continue;
    const error = fill(row, column, text, index);
    if (error) return { error };
  }
  return { row };
}

/** As `sf__Error` has it (recorded): `CODE:message:Field --`. */
export function errorText(errors: readonly RowError[]): string {
  return errors
    .map(({ statusCode, message, fields }) => {
      const named = fields.length > 0 ? `${fields.join(', ')} ` : '';
      return `${statusCode}:${message}:${named}--`;
    })
    .join(';');
}

function fill(
  row: Record<string, unknown>,
  column: IngestColumn,
  text: string,
  index: number
): RowError | undefined {
  if (column.kind === 'parent' && text === CLEARED) {
    row[column.lookup.name] = null;
    return undefined;
  }
  const field = column.kind === 'field' ? column.field : column.key;
  const read = cellValue(field, text);
  if (read.kind === 'wrong') return undeserializable(text, read.type, field.name, index);
  if (column.kind === 'field') row[field.name] = read.value;
  else row[column.relationshipName] = parentKey(column, read.value);
  return undefined;
}

/** `attributes` first: a lookup to several objects must be told which one is meant. */
function parentKey({ parent, key }: IngestColumn & { kind: 'parent' }, value: unknown): Row {
  return { attributes: { type: parent.name }, [key.name]: value };
}

/** Recorded; columns are counted from 0. */
function undeserializable(text: string, type: string, field: string, index: number): RowError {
  const message =
    `Failed to deserialize field at col ${index}. Due to, ` +
    `'${text}' is not a valid value for the type ${type}`;
  return { statusCode: 'INVALID_FIELD', message, fields: [field] };
}

function tooLong(column: IngestColumn): RowError {
  const field = column.kind === 'field' ? column.field.name : column.lookup.name;
  const message = `The value exceeds ${MAX_FIELD} characters, or the record ${MAX_RECORD}`;
  return { statusCode: 'STRING_TOO_LONG', message, fields: [field] };
}
