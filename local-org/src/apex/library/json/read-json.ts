import { DateTime } from 'luxon';
import { typeOf, types, typeText, type ApexType } from '../../types/type.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexId,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  addTo,
  fieldType,
  putInto,
  type Value
} from '../../values/index.ts';
import { isInteger } from '../../values/integers.ts';
import type { ApexContext } from '../context.ts';
import { NotImplementedError } from '../not-implemented.ts';
import { JsonNumber, type Json } from './parse-json.ts';

/** Maps, lists and scalars as the text has them (documented: JSON.deserializeUntyped). */
export function readUntyped(json: Json): Value {
  if (json === null || typeof json === 'boolean' || typeof json === 'string') return json;
  if (json instanceof JsonNumber) return untypedNumber(json.text);
  if (Array.isArray(json)) return new ApexList(types.object, json.map(readUntyped));
  const map = new ApexMap(types.string, types.object);
  for (const [name, value] of Object.entries(json)) putInto(map, name, readUntyped(value));
  return map;
}

/** Reads JSON as values of a type; in `strict` mode names the type has not are refused. */
export class JsonReader {
  private readonly context: ApexContext;
  private readonly strict: boolean;

  constructor(context: ApexContext, strict: boolean) {
    this.context = context;
    this.strict = strict;
  }

  read(json: Json, type: ApexType): Value {
    if (json === null) return null;
    if (type.name === 'Object') return readUntyped(json);
    if (Array.isArray(json)) return this.readItems(json, type);
    if (typeof json !== 'object' || json instanceof JsonNumber) return this.readScalar(json, type);
    if (type.name === 'Map') return this.readMap(json, type);
    return this.readObject(json, type);
  }

  private readItems(json: readonly Json[], type: ApexType): Value {
    const [elementType = types.object] = type.arguments;
    const items = json.map((item) => this.read(item, elementType));
    if (type.name === 'List') return new ApexList(elementType, items);
    if (type.name !== 'Set') throw this.malformed(type, 'an array');
    const set = new ApexSet(elementType);
    items.forEach((item) => addTo(set, item));
    return set;
  }

  private readMap(json: { [name: string]: Json }, type: ApexType): ApexMap {
    const [keyType = types.string, valueType = types.object] = type.arguments;
    const map = new ApexMap(keyType, valueType);
    for (const [name, value] of Object.entries(json)) {
      putInto(map, this.readScalar(name, keyType), this.read(value, valueType));
    }
    return map;
  }

  private readObject(json: { [name: string]: Json }, type: ApexType): Value {
    const object = this.context.org.schema.objects.get(type.name.toLowerCase());
    const fieldTypes = this.context.fieldTypesOf?.(type);
    if (fieldTypes) return this.readInstance(json, type, fieldTypes);
    if (type.name === 'SObject') return this.readObject(json, typeOf(writtenType(json)));
    if (!object) throw new NotImplementedError(`JSON.deserialize to ${typeText(type)}`);
    const record = new ApexSObject(object);
    for (const [name, value] of Object.entries(json)) {
      const field = object.fields.get(name.toLowerCase());
      if (field) record.fields.set(field.name.toLowerCase(), this.read(value, fieldType(field)));
      else if (name !== 'attributes' && !this.readRelated(record, name, value)) {
        this.refuseUnknown(name, type);
      }
    }
    return record;
  }

  /** A parent as an object, children as what a query answers of them. */
  private readRelated(record: ApexSObject, name: string, json: Json): boolean {
    const key = name.toLowerCase();
    const { fields, childRelationships } = record.object;
    const link = [...fields.values()].find(
      ({ reference }) => reference?.relationshipName.toLowerCase() === key
    );
    const [only, other] = link?.reference?.to ?? [];
    if (only !== undefined) {
      record.relations.set(key, this.read(json, typeOf(other === undefined ? only : 'SObject')));
      return true;
    }
    const child = childRelationships.find((one) => one.relationshipName.toLowerCase() === key);
    if (!child) return false;
    const { records = [] } = (json ?? {}) as { records?: Json };
    record.relations.set(key, this.read(records, typeOf('List', typeOf(child.childObject))));
    return true;
  }

  private readInstance(
    json: { [name: string]: Json },
    type: ApexType,
    fieldTypes: ReadonlyMap<string, ApexType>
  ): Value {
    const instance = this.context.emptyInstance?.(type);
    if (!instance) throw this.malformed(type, 'an object');
    const names = new Map([...fieldTypes.keys()].map((name) => [name.toLowerCase(), name]));
    for (const [key, value] of Object.entries(json)) {
      const name = names.get(key.toLowerCase());
      const valueType = name === undefined ? undefined : fieldTypes.get(name);
      if (name === undefined || !valueType) this.refuseUnknown(key, type);
      else instance.fields.set(name, this.read(value, valueType));
    }
    return instance;
  }

  private readScalar(json: boolean | string | JsonNumber, type: ApexType): Value {
    const value =
      json instanceof JsonNumber
        ? numberOf(json.text, type)
        : typeof json === 'string'
          ? (scalarOf(json, type) ?? this.context.enumConstant?.(type, json))
          : type.name === 'Boolean'
            ? json
            : undefined;
    if (value === undefined)
      throw this.malformed(type, json instanceof JsonNumber ? json.text : String(json));
    return value;
  }

  private refuseUnknown(name: string, type: ApexType): void {
    if (!this.strict) return;
    const message = `No such column '${name}' on sobject of type ${typeText(type)}`;
    throw this.context.exception('JSONException', message);
  }

  private malformed(type: ApexType, found: string): Error {
    const message = `Illegal value for primitive: ${found} is no ${typeText(type)}`;
    return this.context.exception('JSONException', message);
  }
}

/** The type a record says it is of; Name stands for one that says nothing. */
function writtenType(json: { [name: string]: Json }): string {
  const { type } = (json['attributes'] ?? {}) as { type?: Json };
  return typeof type === 'string' && type !== 'SObject' ? type : 'Name';
}

function untypedNumber(text: string): Value {
  if (!/^-?\d+$/.test(text)) return ApexDecimal.parse(text) ?? null;
  const whole = BigInt(text);
  if (isInteger(whole)) return Number(whole);
  // No Long holds it: as a Decimal it keeps its digits.
  return BigInt.asIntN(64, whole) === whole ? whole : new ApexDecimal(whole, 0);
}

function numberOf(text: string, type: ApexType): Value | undefined {
  const decimal = ApexDecimal.parse(text);
  if (!decimal) return undefined;
  switch (type.name) {
    case 'Integer':
      return isInteger(decimal.toBigInt()) ? Number(decimal.toBigInt()) : undefined;
    case 'Long':
      return decimal.toBigInt();
    case 'Double':
      return new ApexDouble(decimal.toNumber());
    case 'Decimal':
      return decimal;
    case 'String':
      return text;
    default:
      return undefined;
  }
}

function scalarOf(text: string, type: ApexType): Value | undefined {
  switch (type.name) {
    case 'String':
      return text;
    case 'Id':
      return ApexId.parse(text);
    case 'Date':
      return ApexDate.parse(text);
    case 'Datetime': {
      const moment = DateTime.fromISO(text, { zone: 'UTC' });
      return moment.isValid ? new ApexDatetime(moment.toMillis()) : undefined;
    }
    case 'Blob':
      return new ApexBlob(Buffer.from(text, 'base64'));
    default:
      return numberOf(text, type);
  }
}
