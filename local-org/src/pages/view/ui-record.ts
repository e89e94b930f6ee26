import type { ObjectSchema } from '../../metadata/index.ts';
import { invalidField } from '../page-error.ts';
import { sourceName, type Viewer } from '../viewer.ts';
import { displayValue } from './display-value.ts';
import { quoted, readRows, textOf, valueAt, type RowValues } from './read-rows.ts';
import type { SeenRecord } from './record-title.ts';
import { findField, selectedPaths, type ShownField } from './shown-field.ts';

interface FieldValue {
  readonly displayValue: string | null;
  readonly value: unknown;
}

/** A record as the User Interface API gives it (documented: Responses, Record). */
export interface UiRecord {
  readonly apiName: string;
  readonly id: string;
  readonly childRelationships: Record<string, never>;
  readonly fields: Record<string, FieldValue>;
  readonly lastModifiedById: unknown;
  readonly lastModifiedDate: unknown;
  readonly recordTypeId: string | null;
  readonly recordTypeInfo: null;
  readonly systemModstamp: unknown;
}

export interface WantedFields {
  /** `Member__c.Name`, `Member__c.Contact__r.Name`; one that may not be read is refused. */
  readonly fields: readonly string[];
  /** Left out where they may not be read. */
  readonly optionalFields: readonly string[];
}

const STAMPS = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

/** Throws PageError. */
export function uiRecord(
  viewer: Viewer,
  { id, object }: SeenRecord,
  wanted: WantedFields
): UiRecord {
  const [record] = uiRecords(viewer, object, wanted, `Id = ${quoted(id)}`);
  if (!record) throw new Error(`The record ${id} went away while it was read.`);
  return record;
}

/** The records a condition finds; `tail` is SOQL behind it. Throws PageError, SoqlError. */
export function uiRecords(
  viewer: Viewer,
  object: ObjectSchema,
  { fields, optionalFields }: WantedFields,
  where: string,
  tail = ''
): UiRecord[] {
  const shown = [
    ...fields.map((name) => required(viewer, object, name)),
    ...optionalFields.flatMap((name) => findWanted(viewer, object, name) ?? [])
  ];
  const stamps = STAMPS.filter((name) => object.fields.has(name.toLowerCase()));
  const paths = [...new Set([...selectedPaths(shown), ...shown.flatMap(parentIds), ...stamps])];
  const soql = `SELECT ${paths.join(', ')} FROM ${object.name} WHERE ${where}${tail}`;
  return readRows(viewer, soql).map((row) => recordOf(viewer, object, shown, row));
}

/** `Contact__r.Id` for `Contact__r.Name`: a parent is a record with an id, too. */
function parentIds({ path }: ShownField): string[] {
  const parents = path.split('.').slice(0, -1);
  return parents.map((_, index) => [...parents.slice(0, index + 1), 'Id'].join('.'));
}

function required(viewer: Viewer, object: ObjectSchema, name: string): ShownField {
  const found = findWanted(viewer, object, name);
  if (found) return found;
  throw invalidField(
    `No such column '${name}' on entity '${sourceName(viewer, object.name)}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`
  );
}

function findWanted(viewer: Viewer, object: ObjectSchema, name: string): ShownField | undefined {
  return findField(viewer, object, name.replace(/^\w+\./, ''));
}

function recordOf(
  viewer: Viewer,
  object: ObjectSchema,
  shown: readonly ShownField[],
  row: RowValues
): UiRecord {
  const record = emptyRecord(viewer, object, row);
  for (const field of shown) place(viewer, record, object, field, row);
  return record;
}

/** Puts a value where its path says: a parent's value lies in a record of its own. */
function place(
  viewer: Viewer,
  record: UiRecord,
  object: ObjectSchema,
  { field, path, nameOfTarget }: ShownField,
  row: RowValues
): void {
  const parts = path.split('.');
  const [first = ''] = parts;
  if (parts.length === 1) {
    const target = nameOfTarget === undefined ? null : valueAt(row, nameOfTarget);
    const value = valueAt(row, path);
    const shown = target === null ? displayValue(viewer, field, value) : textOf(target);
    record.fields[field.name] = { displayValue: field.type === 'reference' ? null : shown, value };
    return;
  }
  const parentRow = row[first] as RowValues | null | undefined;
  const lookup = [...object.fields.values()].find(
    ({ reference }) => reference?.relationshipName.toLowerCase() === first.toLowerCase()
  );
  const parent = viewer.org.store.findObject(lookup?.reference?.to[0] ?? '');
  if (!parentRow || !parent) {
    record.fields[first] = { displayValue: null, value: null };
    return;
  }
  const known = record.fields[first]?.value as UiRecord | undefined;
  const inner = known ?? emptyRecord(viewer, parent, parentRow);
  const rest = { field, object: parent, name: path, path: parts.slice(1).join('.') };
  place(viewer, inner, parent, rest, parentRow);
  const name = inner.fields[parent.nameField]?.value;
  record.fields[first] = { displayValue: name == null ? null : textOf(name), value: inner };
}

function emptyRecord(viewer: Viewer, object: ObjectSchema, row: RowValues): UiRecord {
  return {
    apiName: sourceName(viewer, object.name),
    id: textOf(row['Id']),
    childRelationships: {},
    fields: {},
    lastModifiedById: row['LastModifiedById'] ?? null,
    lastModifiedDate: row['LastModifiedDate'] ?? null,
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp: row['SystemModstamp'] ?? null
  };
}
