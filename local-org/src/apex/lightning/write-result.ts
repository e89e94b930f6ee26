import { NotImplementedError } from '../library/index.ts';
import type { Transaction } from '../run/index.ts';
import { lineageOf, typeText, type ClassInfo } from '../types/index.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexId,
  ApexInstance,
  ApexList,
  ApexMap,
  ApexSObject,
  concatenatedText,
  typeOfValue,
  type Value
} from '../values/index.ts';

/**
 * A controller's result as a component receives it: of a class only its `@AuraEnabled` variables, of a
 * record its fields without `attributes` (documented: AuraEnabled Annotation, Call Apex Methods). What is
 * null in a class or a record is left out. Throws NotImplementedError for types Lightning does not carry.
 */
export function writeResult(transaction: Transaction, value: Value): unknown {
  if (value === null || typeof value !== 'object') return scalar(value);
  const write = (part: Value) => writeResult(transaction, part);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexId) return value.text;
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ApexList) return value.items.map(write);
  if (value instanceof ApexMap) {
    const entries = [...value.entries.values()];
    return Object.fromEntries(entries.map((one) => [concatenatedText(one.key), write(one.value)]));
  }
  if (value instanceof ApexSObject) return present(recordMembers(value), write);
  const info = transaction.classOf(value);
  if (value instanceof ApexInstance && info) {
    return present(enabledMembers(transaction, info, value), write);
  }
  throw new NotImplementedError(`a result of type ${typeText(typeOfValue(value))} for Lightning`);
}

type Member = readonly [name: string, value: Value];

function scalar(value: null | boolean | number | bigint | string): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function present(members: readonly Member[], write: (value: Value) => unknown) {
  const there = members.filter(([, value]) => value !== null);
  return Object.fromEntries(there.map(([name, value]) => [name, write(value)]));
}

function recordMembers({ object, fields, relations }: ApexSObject): Member[] {
  const parents = [...object.fields.values()].map((field) => field.reference?.relationshipName);
  const children = object.childRelationships.map((one) => one.relationshipName);
  const names = new Map(
    [...parents, ...children].flatMap((name) => (name ? [[name.toLowerCase(), name]] : []))
  );
  return [
    ...[...fields].map(([key, value]): Member => [object.fields.get(key)?.name ?? key, value]),
    ...[...relations].map(([key, value]): Member => [names.get(key) ?? key, value])
  ];
}

function enabledMembers(transaction: Transaction, info: ClassInfo, self: ApexInstance): Member[] {
  return lineageOf(info)
    .reverse()
    .flatMap((one) =>
      one.declaration.variables
        .filter(({ modifiers }) => modifiers.annotations.has('auraenabled'))
        .flatMap(({ name }): Member[] => {
          const variable = one.variables.get(name.toLowerCase());
          return variable ? [[variable.name, transaction.readProperty(self, variable)]] : [];
        })
    );
}
