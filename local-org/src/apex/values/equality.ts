import { sameType } from '../types/type.ts';
import { has, lookUp } from './collections.ts';
import { compareNumbers, isNumber } from './numbers.ts';
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

/** `==`: upper and lower case of strings do not matter (documented: Expression Operators). */
export function equalByOperator(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toLowerCase() === right.toLowerCase();
  }
  return equalByMethod(left, right);
}

/** `===`: objects are equal only to themselves; scalars by value. */
export function identical(left: Value, right: Value): boolean {
  return isReference(left) || isReference(right) ? left === right : equalByMethod(left, right);
}

/** `equals()` and the assertions: strings to the letter, collections and records by content. */
export function equalByMethod(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) === 0;
  if (left instanceof ApexId || right instanceof ApexId) return sameId(left, right);
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (left instanceof ApexInstance) return left.of.equals?.(left, right) ?? false;
  return sameTime(left, right) ?? sameToken(left, right) ?? sameContent(left, right);
}

function isReference(value: Value): boolean {
  return (
    value instanceof ApexList ||
    value instanceof ApexSet ||
    value instanceof ApexMap ||
    value instanceof ApexSObject ||
    value instanceof ApexInstance
  );
}

function sameId(left: Value, right: Value): boolean {
  const [one, other] = [idText(left), idText(right)];
  return one !== undefined && one === other;
}

function idText(value: Value): string | undefined {
  if (value instanceof ApexId) return value.text;
  return typeof value === 'string' ? ApexId.parse(value)?.text : undefined;
}

/** Undefined when neither is a date or time; a Date equals the Datetime of its midnight in GMT. */
function sameTime(left: Value & object, right: Value & object): boolean | undefined {
  const [one, other] = [moment(left), moment(right)];
  if (one !== undefined || other !== undefined) return one === other;
  if (left instanceof ApexTime) {
    return right instanceof ApexTime && left.milliseconds === right.milliseconds;
  }
  return undefined;
}

function moment(value: Value): number | undefined {
  if (value instanceof ApexDate) return value.toEpochMillis();
  return value instanceof ApexDatetime ? value.milliseconds : undefined;
}

function sameToken(left: Value & object, right: Value & object): boolean | undefined {
  if (left instanceof ApexEnum) {
    return right instanceof ApexEnum && sameType(left.type, right.type) && left.name === right.name;
  }
  if (left instanceof ApexTypeValue) {
    return right instanceof ApexTypeValue && sameType(left.type, right.type);
  }
  if (left instanceof ApexSObjectType) {
    return right instanceof ApexSObjectType && left.object.name === right.object.name;
  }
  if (left instanceof ApexSObjectField) {
    return (
      right instanceof ApexSObjectField &&
      left.object.name === right.object.name &&
      left.field.name === right.field.name
    );
  }
  return undefined;
}

function sameContent(left: Value & object, right: Value & object): boolean {
  if (left instanceof ApexBlob) {
    return right instanceof ApexBlob && Buffer.compare(left.bytes, right.bytes) === 0;
  }
  if (left instanceof ApexList) return right instanceof ApexList && sameItems(left, right);
  if (left instanceof ApexSet) {
    if (!(right instanceof ApexSet) || left.entries.size !== right.entries.size) return false;
    return [...left.entries.values()].every((value) => has(right, value));
  }
  if (left instanceof ApexMap) return right instanceof ApexMap && sameEntries(left, right);
  return left instanceof ApexSObject && right instanceof ApexSObject && sameRecord(left, right);
}

function sameItems(left: ApexList, right: ApexList): boolean {
  return (
    left.items.length === right.items.length &&
    left.items.every((item, index) => equalByMethod(item, right.items[index] ?? null))
  );
}

function sameEntries(left: ApexMap, right: ApexMap): boolean {
  if (left.entries.size !== right.entries.size) return false;
  return [...left.entries.values()].every(({ key, value }) => {
    const entry = lookUp(right, key);
    return entry !== undefined && equalByMethod(value, entry.value);
  });
}

function sameRecord(left: ApexSObject, right: ApexSObject): boolean {
  return (
    left.object.name === right.object.name &&
    sameNamed(left.fields, right.fields) &&
    sameNamed(left.relations, right.relations)
  );
}

function sameNamed(left: ReadonlyMap<string, Value>, right: ReadonlyMap<string, Value>): boolean {
  if (left.size !== right.size) return false;
  return [...left].every(
    ([name, value]) => right.has(name) && equalByMethod(value, right.get(name) ?? null)
  );
}
