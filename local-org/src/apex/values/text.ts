import { typeText } from '../types/type.ts';
import { GMT } from './apex-datetime.ts';
import { fullExceptionName } from './exception-types.ts';
import { isNumber } from './numbers.ts';
import { typeOfValue } from './runtime-type.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexException,
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

/** What String.valueOf gives: a Datetime in the user's time zone, `null` for null. */
export function textOf(value: Value, timeZone: string): string {
  if (value instanceof ApexDatetime) return value.print(timeZone);
  return value instanceof ApexDate ? value.toString() : concatenatedText(value);
}

/** What `'' + value` and System.debug give: a Datetime in GMT, a Date with the time 00:00:00. */
export function concatenatedText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value === 'boolean' || isNumber(value)) return String(value);
  if (value instanceof ApexDatetime) return value.print(GMT);
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexId || value instanceof ApexTime || value instanceof ApexBlob) {
    return value.toString();
  }
  return collectionText(value) ?? tokenText(value) ?? objectText(value);
}

function collectionText(value: Value & object): string | undefined {
  if (value instanceof ApexList) return `(${value.items.map(concatenatedText).join(', ')})`;
  if (value instanceof ApexSet) {
    return `{${[...value.entries.values()].map(concatenatedText).join(', ')}}`;
  }
  if (value instanceof ApexMap) {
    return `{${[...value.entries.values()].map((entry) => pair(concatenatedText(entry.key), entry.value)).join(', ')}}`;
  }
  return undefined;
}

function tokenText(value: Value & object): string | undefined {
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ApexTypeValue) return typeText(value.type);
  if (value instanceof ApexSObjectType) return value.object.name;
  return value instanceof ApexSObjectField ? value.field.name : undefined;
}

function objectText(value: Value & object): string {
  if (value instanceof ApexSObject) return recordText(value);
  if (value instanceof ApexInstance) return value.of.toText?.(value) ?? instanceText(value);
  return `${typeText(typeOfValue(value))}[]`;
}

function recordText(record: ApexSObject): string {
  const fields = [...record.fields].map(([name, value]) =>
    pair(record.object.fields.get(name)?.name ?? name, value)
  );
  return `${record.object.name}:{${fields.join(', ')}}`;
}

function instanceText(instance: ApexInstance): string {
  if (instance instanceof ApexException) {
    const message = instance.message ?? 'Script-thrown exception';
    return `${fullExceptionName(instance.of.type.name)}: ${message}`;
  }
  const fields = [...instance.fields].map(([name, value]) => pair(name, value));
  const name = instance.of.type.name.split('.').at(-1) ?? '';
  return `${name}:[${fields.join(', ')}]`;
}

function pair(name: string, value: Value): string {
  return `${name}=${concatenatedText(value)}`;
}
