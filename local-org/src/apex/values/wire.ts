import { DateTime } from 'luxon';
import type { FieldSchema, FieldType } from '../../metadata/index.ts';
import { ConversionFault } from './conversion-fault.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexId,
  type Value
} from './value.ts';

type Reading = (text: string, field: FieldSchema) => Value | undefined;

const decimal: Reading = (text, { scale }) => ApexDecimal.parse(text)?.setScale(scale);
const READINGS: Readonly<Partial<Record<FieldType, Reading>>> = {
  id: (text) => ApexId.parse(text),
  reference: (text) => ApexId.parse(text),
  boolean: (text) => text === 'true',
  int: Number,
  double: decimal,
  currency: decimal,
  percent: decimal,
  date: (text) => ApexDate.parse(text),
  datetime: (text) => {
    const moment = DateTime.fromISO(text, { zone: 'UTC' });
    return moment.isValid ? new ApexDatetime(moment.toMillis()) : undefined;
  }
};

/**
 * Reads a field's value from a row of the API. A number has the scale of its field (documented:
 * Decimal Data Type, "the scale of the field returned from the query").
 */
export function fromWire(field: FieldSchema, json: unknown): Value {
  if (json === null || json === undefined) return null;
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const reading = READINGS[field.type];
  const value = reading ? reading(text, field) : text;
  if (value !== undefined) return value;
  throw new ConversionFault('TypeException', `${text} is no value of ${field.name}`);
}

/** Writes a value as a row of the API holds it. */
export function toWire(field: FieldSchema, value: Value): unknown {
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDatetime) {
    return field.type === 'date' ? value.dateIn('UTC').toString() : value.toIso();
  }
  if (value instanceof ApexDate) {
    return field.type === 'datetime'
      ? new ApexDatetime(value.toEpochMillis()).toIso()
      : value.toString();
  }
  if (value instanceof ApexId) return value.text;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  return typeof value === 'bigint' ? Number(value) : value;
}
