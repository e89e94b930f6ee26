import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/index.ts';
import type { QueriedRecord, QueryResult, ResultColumn } from '../../soql/index.ts';
import { typeOf } from '../types/index.ts';
import {
  ApexId,
  ApexList,
  ApexNative,
  ApexSObject,
  fromWire,
  type Value
} from '../values/index.ts';

/** The rows of a result as records, or as AggregateResult where they are groups. */
export function recordsOf(schema: Schema, result: QueryResult): Value[] {
  const rows = result.rows(0, result.totalSize);
  if (result.aggregate) return rows.map((row) => group(row, result.columns));
  return rows.map((row) => record(schema, row, result.columns));
}

function group(row: QueriedRecord, columns: readonly ResultColumn[]): Value {
  const values = new Map<string, Value>();
  for (const column of columns) {
    if (column.kind === 'field') {
      values.set(column.name.toLowerCase(), fieldValue(column.field, row[column.name]));
    }
  }
  return new ApexNative(typeOf('AggregateResult'), values);
}

function record(schema: Schema, row: QueriedRecord, columns: readonly ResultColumn[]): ApexSObject {
  const { object, id } = identityOf(schema, row);
  const made = new ApexSObject(object, true);
  if (id !== undefined) made.fields.set('id', new ApexId(id));
  for (const column of columns) {
    const key = column.name.toLowerCase();
    const value = row[column.name];
    if (column.kind === 'field') made.fields.set(key, fieldValue(column.field, value));
    else made.relations.set(key, related(schema, column, value));
  }
  return made;
}

function related(
  schema: Schema,
  column: Exclude<ResultColumn, { kind: 'field' }>,
  value: unknown
): Value {
  if (column.kind === 'parent') {
    return value === null ? null : record(schema, value as QueriedRecord, column.columns);
  }
  if (column.kind === 'choice')
    return value === null ? null : chosen(schema, column, value as QueriedRecord);
  const rows = (value as { records: QueriedRecord[] } | null)?.records ?? [];
  return new ApexList(
    typeOf(column.object),
    rows.map((row) => record(schema, row, column.columns))
  );
}

/** TYPEOF: the branch of the parent's object. */
function chosen(
  schema: Schema,
  { cases, otherwise = [] }: Extract<ResultColumn, { kind: 'choice' }>,
  row: QueriedRecord
): ApexSObject {
  const { object } = identityOf(schema, row);
  const branch = [...cases].find(([name]) => name.toLowerCase() === object.name.toLowerCase());
  return record(schema, row, branch?.[1] ?? otherwise);
}

/** Object and id of a row stand at the end of its URL, also where a lookup leads to several objects. */
function identityOf(schema: Schema, row: QueriedRecord): { object: ObjectSchema; id?: string } {
  const { type, url } = row['attributes'] as { type: string; url?: string };
  const [name = type, id] = url?.split('/').slice(-2) ?? [];
  const object = schema.objects.get(name.toLowerCase());
  if (!object) throw new Error(`the schema has no object ${name}`);
  return { object, ...(id !== undefined && { id }) };
}

function fieldValue(field: Pick<FieldSchema, 'type'> & Partial<FieldSchema>, json: unknown): Value {
  const whole = { scale: scaleOf(json), ...field } as FieldSchema;
  return fromWire(whole, json);
}

/** Sums and averages have no field of their own to take a scale from. */
function scaleOf(json: unknown): number {
  return String(json).split('.')[1]?.length ?? 0;
}
