import type { BoundValue } from '../../soql/index.ts';
import { NotImplementedError } from '../library/index.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexId,
  ApexList,
  ApexSet,
  ApexSObject,
  typeOfValue,
  type Value
} from '../values/index.ts';

/** A value as the query engine binds it; records stand for their ids. */
export function boundValue(value: Value): BoundValue | BoundValue[] {
  if (value instanceof ApexList) return value.items.map(single);
  if (value instanceof ApexSet) return [...value.entries.values()].map(single);
  return single(value);
}

function single(value: Value): BoundValue {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number' || typeof value === 'bigint') {
    return { kind: 'number', value: Number(value) };
  }
  if (value instanceof ApexDecimal) return { kind: 'number', value: value.toNumber() };
  if (value instanceof ApexDouble) return { kind: 'number', value: value.value };
  if (typeof value === 'string') return { kind: 'text', value };
  if (value instanceof ApexId) return { kind: 'text', value: value.text };
  if (value instanceof ApexSObject) return single(value.fields.get('id') ?? null);
  if (value instanceof ApexDate) return { kind: 'date', value: value.toString() };
  if (value instanceof ApexDatetime) {
    return { kind: 'datetime', value: new Date(value.milliseconds).toISOString() };
  }
  throw new NotImplementedError(`a bind variable of type ${typeOfValue(value).name}`);
}
