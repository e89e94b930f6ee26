import type { FieldSchema, FieldType } from '../../metadata/index.ts';
import { types, type ApexType } from '../types/type.ts';

const TYPES: Readonly<Partial<Record<FieldType, ApexType>>> = {
  id: types.id,
  reference: types.id,
  boolean: types.boolean,
  int: types.integer,
  double: types.decimal,
  currency: types.decimal,
  percent: types.decimal,
  base64: types.blob,
  date: types.date,
  datetime: types.datetime
};

/** The Apex type of a field's values. */
export function fieldType(field: Pick<FieldSchema, 'type'>): ApexType {
  return TYPES[field.type] ?? types.string;
}
