import { typeText } from '../types/type.ts';
import { isNumber, kindOf } from './numbers.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexId,
  ApexInstance,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  ApexSObjectField,
  ApexSObjectType,
  ApexTime,
  ApexTypeValue,
  type Value
} from './value.ts';

/** Stands for an instance whose class says itself what equals it; collections compare two of them. */
export class OwnEqualityKey {
  readonly instance: ApexInstance;
  readonly hash: number;

  constructor(instance: ApexInstance) {
    this.instance = instance;
    this.hash = instance.of.hashCode?.(instance) ?? 0;
  }

  equals(other: OwnEqualityKey): boolean {
    if (this.instance === other.instance) return true;
    const { equals } = this.instance.of;
    return this.hash === other.hash && equals?.(this.instance, other.instance) === true;
  }
}

/**
 * What a set or map keeps a value under: the same for two values that are one element. Strings count
 * upper and lower case, decimals their scale (documented: Decimal Class), records their field values.
 */
export function keyOf(value: Value): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return `String:${value}`;
  if (isNumber(value)) return `${kindOf(value)}:${value.toString()}`;
  if (value instanceof ApexInstance) return value.of.equals ? new OwnEqualityKey(value) : value;
  return keyOfScalar(value) ?? keyOfToken(value) ?? keyOfContent(value);
}

function keyOfScalar(value: Value & object): string | undefined {
  if (value instanceof ApexId) return `Id:${value.text}`;
  if (value instanceof ApexDate) return `Date:${value.days}`;
  if (value instanceof ApexDatetime) return `Datetime:${value.milliseconds}`;
  if (value instanceof ApexTime) return `Time:${value.milliseconds}`;
  return value instanceof ApexBlob ? `Blob:${value.toHex()}` : undefined;
}

function keyOfToken(value: Value & object): string | undefined {
  if (value instanceof ApexEnum) return `${typeText(value.type)}.${value.name}`;
  if (value instanceof ApexTypeValue) return `Type:${typeText(value.type).toLowerCase()}`;
  if (value instanceof ApexSObjectType) return `SObjectType:${value.object.name}`;
  return value instanceof ApexSObjectField
    ? `SObjectField:${value.object.name}.${value.field.name}`
    : undefined;
}

function keyOfContent(value: Value & object): unknown {
  if (value instanceof ApexList) return `List:${joined(value.items)}`;
  if (value instanceof ApexSet) return `Set:${joined([...value.entries.values()], true)}`;
  if (value instanceof ApexMap) {
    const entries = [...value.entries.values()].map((entry) => pair(part(entry.key), entry.value));
    return `Map:${JSON.stringify(entries.sort())}`;
  }
  if (value instanceof ApexSObject) {
    const fields = [...value.fields].map(([name, field]) => pair(name, field)).sort();
    return `${value.object.name}:${JSON.stringify(fields)}`;
  }
  return value;
}

function joined(values: readonly Value[], sorted = false): string {
  const parts = values.map(part);
  return JSON.stringify(sorted ? parts.sort() : parts);
}

function pair(name: string, value: Value): string {
  return JSON.stringify([name, part(value)]);
}

/** Inside another key an object is known by a number of its own. */
function part(value: Value): string {
  const key = keyOf(value);
  if (key === null || typeof key !== 'object') return String(key);
  return `Object:${numberOf(key instanceof OwnEqualityKey ? key.instance : key)}`;
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(object, lastNumber);
  return lastNumber;
}
