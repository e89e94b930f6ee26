import { typeOf, types, type ApexType } from '../types/type.ts';
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
  ApexNative,
  ApexSet,
  ApexSObject,
  ApexSObjectType,
  ApexTime,
  ApexTypeValue,
  type Value
} from './value.ts';

/** The type a value has at run time, whatever variable it lies in. */
export function typeOfValue(value: Value): ApexType {
  if (value === null) return types.null;
  if (typeof value === 'boolean') return types.boolean;
  if (typeof value === 'number') return types.integer;
  if (typeof value === 'bigint') return types.long;
  return typeof value === 'string' ? types.string : typeOfObject(value);
}

function typeOfObject(value: Value & object): ApexType {
  if (value instanceof ApexList) return typeOf('List', value.elementType);
  if (value instanceof ApexSet) return typeOf('Set', value.elementType);
  if (value instanceof ApexMap) return typeOf('Map', value.keyType, value.valueType);
  if (value instanceof ApexSObject) return typeOf(value.object.name);
  if (value instanceof ApexInstance) return value.of.type;
  if (value instanceof ApexEnum || value instanceof ApexNative) return value.type;
  return typeOfScalar(value);
}

function typeOfScalar(value: Value & object): ApexType {
  if (value instanceof ApexId) return types.id;
  if (value instanceof ApexDecimal) return types.decimal;
  if (value instanceof ApexDouble) return types.double;
  if (value instanceof ApexDatetime) return types.datetime;
  if (value instanceof ApexDate) return types.date;
  if (value instanceof ApexTime) return types.time;
  if (value instanceof ApexBlob) return types.blob;
  if (value instanceof ApexTypeValue) return typeOf('Type');
  return value instanceof ApexSObjectType ? typeOf('SObjectType') : typeOf('SObjectField');
}
