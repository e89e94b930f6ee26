import type { FieldSchema } from '../metadata/index.ts';

/**
 * A stored column value as Salesforce's JSON has it: booleans true or false (never null),
 * datetimes `2022-03-17T16:21:26.000+0000`, everything else as stored.
 */
export function toWire(field: Pick<FieldSchema, 'type'>, value: unknown): unknown {
  if (field.type === 'boolean') return value === 1 || value === true;
  if (value === null || value === undefined) return null;
  if (field.type === 'address' && typeof value === 'string') return JSON.parse(value);
  if (field.type === 'datetime' && typeof value === 'string') return value.replace(/Z$/, '+0000');
  return value;
}
