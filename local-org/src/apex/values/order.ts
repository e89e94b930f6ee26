import { compareNumbers, isNumber } from './numbers.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexId,
  ApexSObject,
  ApexTime,
  type Value
} from './value.ts';

/**
 * For `<`, `<=`, `>` and `>=`: negative, zero or positive, and NaN, of which every comparison is false,
 * when a number or date meets null. Strings ignore case; null is their smallest (documented:
 * Expression Operators).
 */
export function compareByOperator(left: Value, right: Value): number {
  if (isText(left ?? right) && isText(right ?? left)) {
    return compareNullsFirst(left, right, (one, other) =>
      compareTexts(text(one).toLowerCase(), text(other).toLowerCase())
    );
  }
  if (left === null || right === null) return Number.NaN;
  return compareScalars(left, right) ?? Number.NaN;
}

/** For List.sort: null first, strings by their characters, records by name; undefined without an order. */
export function compareForSort(left: Value, right: Value): number | undefined {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (isText(left) && isText(right)) return compareTexts(text(left), text(right));
  if (left instanceof ApexSObject && right instanceof ApexSObject) {
    return compareRecords(left, right);
  }
  return compareScalars(left, right);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareScalars(left: Value, right: Value): number | undefined {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof ApexEnum && right instanceof ApexEnum) return left.ordinal - right.ordinal;
  if (left instanceof ApexTime && right instanceof ApexTime) {
    return left.milliseconds - right.milliseconds;
  }
  const [one, other] = [moment(left), moment(right)];
  return one === undefined || other === undefined ? undefined : one - other;
}

/** Label of the object, then the name, standard fields and custom fields (documented: List Sorting). */
function compareRecords(left: ApexSObject, right: ApexSObject): number {
  const byLabel = compareTexts(left.object.label, right.object.label);
  if (byLabel !== 0) return byLabel;
  const name = left.object.nameField.toLowerCase();
  const names = [...new Set([...left.fields.keys(), ...right.fields.keys()])]
    .filter((field) => field !== 'id' && field !== name)
    .sort(
      (one, other) => Number(isCustom(one)) - Number(isCustom(other)) || compareTexts(one, other)
    );
  for (const field of [name, ...names]) {
    const order = compareForSort(left.fields.get(field) ?? null, right.fields.get(field) ?? null);
    if (order) return order;
  }
  return 0;
}

function isCustom(field: string): boolean {
  return field.endsWith('__c');
}

function compareNullsFirst(
  left: Value,
  right: Value,
  compare: (left: Value, right: Value) => number
): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return compare(left, right);
}

function isText(value: Value): boolean {
  return typeof value === 'string' || value instanceof ApexId;
}

function text(value: Value): string {
  if (value instanceof ApexId) return value.text;
  return typeof value === 'string' ? value : '';
}

function moment(value: Value): number | undefined {
  if (value instanceof ApexDate) return value.toEpochMillis();
  return value instanceof ApexDatetime ? value.milliseconds : undefined;
}
