import type { FieldSchema } from '../../../metadata/index.ts';
import type { ApexSObject } from '../../values/index.ts';
import { ConversionFault, convertTo, fieldType, type Value } from '../../values/index.ts';
import { typeOfValue } from '../../values/runtime-type.ts';
import type { Call } from '../call.ts';

/** What `record.get(name)` gives. Throws SObjectException for no field, or one that was not queried. */
export function readFieldOf(call: Call, record: ApexSObject, name: string): Value {
  const field = fieldOf(call, record, name);
  const key = field.name.toLowerCase();
  const value = record.fields.get(key);
  if (value !== undefined) return value;
  if (record.queried && key !== 'id') throw notQueried(call, record, field.name);
  // A checkbox is never empty.
  return field.type === 'boolean' ? false : null;
}

/** The value the field had before. Throws SObjectException for what the field does not take. */
export function writeFieldOf(call: Call, record: ApexSObject, name: string, value: Value): Value {
  const field = fieldOf(call, record, name);
  if (record.isReadOnly) throw call.fail('FinalException', 'Record is read-only');
  const key = field.name.toLowerCase();
  const previous = record.fields.get(key) ?? null;
  record.fields.set(key, fitting(call, field, value));
  return previous;
}

/** Throws SObjectException. */
export function fieldOf(call: Call, record: ApexSObject, name: string): FieldSchema {
  const field = record.object.fields.get(name.toLowerCase());
  if (field) return field;
  throw call.fail('SObjectException', `Invalid field ${name} for ${record.object.name}`);
}

export function readParentOrChildren(call: Call, record: ApexSObject, name: string): Value {
  const value = record.relations.get(name.toLowerCase());
  if (value !== undefined) return value;
  if (record.queried) throw notQueried(call, record, name);
  return null;
}

function fitting(call: Call, field: FieldSchema, value: Value): Value {
  const type = fieldType(field);
  try {
    return convertTo(value, type);
  } catch (error) {
    if (!(error instanceof ConversionFault) || error.typeName !== 'TypeException') throw error;
    const from = typeOfValue(value).name;
    throw call.fail('SObjectException', `Illegal assignment from ${from} to ${type.name}`);
  }
}

function notQueried(call: Call, record: ApexSObject, name: string): Error {
  const field = `${record.object.name}.${name}`;
  return call.fail(
    'SObjectException',
    `SObject row was retrieved via SOQL without querying the requested field: ${field}`
  );
}
