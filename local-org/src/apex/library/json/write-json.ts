import { typeText } from '../../types/type.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexId,
  ApexInstance,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  ApexTime,
  concatenatedText,
  type Value
} from '../../values/index.ts';
import { NotImplementedError } from '../not-implemented.ts';

export interface JsonStyle {
  /** Leaves out variables of classes that are null; those of records and maps stay. */
  readonly suppressNulls: boolean;
  readonly pretty: boolean;
}

const API_VERSION = '66.0';

/** Documented: JSON.serialize and serializePretty. */
export function writeJson(value: Value, style: JsonStyle, depth = 0): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof ApexDecimal) return value.toPlainString();
  if (value instanceof ApexDouble) return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  const scalar = scalarText(value);
  if (scalar !== undefined) return JSON.stringify(scalar);
  const items = itemsOf(value);
  if (items) return array(items, style, depth);
  return members(membersOf(value, style), style, depth);
}

function scalarText(value: Value & object): string | undefined {
  if (value instanceof ApexId) return value.text;
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexDate || value instanceof ApexTime) return value.toString();
  if (value instanceof ApexEnum) return value.name;
  return value instanceof ApexBlob ? Buffer.from(value.bytes).toString('base64') : undefined;
}

function itemsOf(value: Value & object): readonly Value[] | undefined {
  if (value instanceof ApexList) return value.items;
  return value instanceof ApexSet ? [...value.entries.values()] : undefined;
}

type Member = readonly [name: string, write: (depth: number) => string];

function membersOf(value: Value & object, style: JsonStyle): Member[] {
  if (value instanceof ApexMap) {
    return [...value.entries.values()].map((entry) =>
      member(concatenatedText(entry.key), entry.value, style)
    );
  }
  if (value instanceof ApexSObject) return recordMembers(value, style);
  if (value instanceof ApexInstance) {
    return [...value.fields]
      .filter(([name]) => value.of.transient?.has(name) !== true)
      .filter(([, field]) => field !== null || !style.suppressNulls)
      .map(([name, field]) => member(name, field, style));
  }
  throw new NotImplementedError(
    `JSON.serialize of ${'type' in value ? typeText(value.type) : 'a token'}`
  );
}

function recordMembers(record: ApexSObject, style: JsonStyle): Member[] {
  const { name } = record.object;
  const id = record.fields.get('id');
  const url = id instanceof ApexId && `/services/data/v${API_VERSION}/sobjects/${name}/${id.text}`;
  const attributes: Member[] = [
    ['type', () => JSON.stringify(name)],
    ...(url ? [['url', () => JSON.stringify(url)] as const] : [])
  ];
  return [
    ['attributes', (depth) => members(attributes, style, depth)],
    ...[...record.fields].map(([key, value]): Member => {
      const field = record.object.fields.get(key)?.name ?? key;
      // Records have the API's form of a moment, other values that of ISO 8601.
      const moment = value instanceof ApexDatetime && value.toIso().replace('Z', '+0000');
      return moment ? [field, () => JSON.stringify(moment)] : member(field, value, style);
    })
  ];
}

function member(name: string, value: Value, style: JsonStyle): Member {
  return [name, (depth) => writeJson(value, style, depth)];
}

function members(parts: readonly Member[], style: JsonStyle, depth: number): string {
  if (!style.pretty) {
    return `{${parts.map(([name, write]) => `${JSON.stringify(name)}:${write(depth)}`).join(',')}}`;
  }
  if (parts.length === 0) return '{ }';
  const indent = '  '.repeat(depth + 1);
  const lines = parts.map(
    ([name, write]) => `${indent}${JSON.stringify(name)} : ${write(depth + 1)}`
  );
  return `{\n${lines.join(',\n')}\n${'  '.repeat(depth)}}`;
}

function array(items: readonly Value[], style: JsonStyle, depth: number): string {
  const texts = items.map((item) => writeJson(item, style, depth));
  if (!style.pretty) return `[${texts.join(',')}]`;
  return texts.length === 0 ? '[ ]' : `[ ${texts.join(', ')} ]`;
}
