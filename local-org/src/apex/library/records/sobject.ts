import { types } from '../../types/type.ts';
import type { ApexSObject } from '../../values/index.ts';
import {
  ApexList,
  ApexMap,
  ApexSObjectType,
  putInto,
  type ApexSObjectField,
  type Value
} from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { copyRecord } from '../collections/copying.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { errorMethods } from './record-errors.ts';
import { fieldOf, readFieldOf, readParentOrChildren, writeFieldOf } from './field-access.ts';

/** Documented: SObject Class. */
export const sObjectType: LibraryType = {
  name: 'SObject',
  methods: {
    get: byField('Object', [], (call, self, name) => readFieldOf(call, self, name)),
    put: byField('Object', ['Object'], (call, self, name) =>
      writeFieldOf(call, self, name, call.value(1))
    ),
    isSet: byField('Boolean', [], (call, self, name) =>
      self.fields.has(fieldOf(call, self, name).name.toLowerCase())
    ),
    getSObject: [
      method('SObject', ['String'], (call, self: ApexSObject) =>
        readParentOrChildren(call, self, call.text(0))
      )
    ],
    getSObjects: [
      method('List<SObject>', ['String'], (call, self: ApexSObject) =>
        readParentOrChildren(call, self, call.text(0))
      )
    ],
    putSObject: [
      method('SObject', ['String', 'SObject'], (call, self: ApexSObject) => {
        const key = call.text(0).toLowerCase();
        const previous = self.relations.get(key) ?? null;
        self.relations.set(key, call.value(1));
        return previous;
      })
    ],
    getSObjectType: [
      method('SObjectType', [], (_call, self: ApexSObject) => new ApexSObjectType(self.object))
    ],
    getPopulatedFieldsAsMap: [
      method('Map<String, Object>', [], (_call, self: ApexSObject) => populated(self))
    ],
    ...errorMethods,
    clone: [0, 1, 2, 3, 4].map((count) => cloning(Array.from({ length: count }, () => 'Boolean')))
  }
};

/** A row of a query that groups or counts. */
export const aggregateResultType: LibraryType = {
  name: 'AggregateResult',
  parent: 'SObject',
  methods: {
    get: [
      method('Object', ['String'], (call, self) => {
        const values = (self as unknown as { state: ReadonlyMap<string, Value> }).state;
        const value = values.get(call.text(0).toLowerCase());
        if (value !== undefined) return value;
        throw call.fail('SObjectException', `Invalid field ${call.text(0)} for AggregateResult`);
      })
    ]
  }
};

function cloning(parameters: readonly string[]): LibraryMethod {
  return method(
    (receiver) => receiver ?? types.sObject,
    parameters,
    (call, self: ApexSObject) =>
      copyRecord(self, {
        keepId: call.value(0) === true,
        keepStamps: call.value(2) === true,
        keepAutoNumbers: call.value(3) === true
      })
  );
}

/** Two overloads: the field by name and by token. */
function byField(
  returns: string,
  others: readonly string[],
  body: (call: Call, self: ApexSObject, name: string) => Value
): LibraryMethod[] {
  return [
    method(returns, ['String', ...others], (call, self: ApexSObject) =>
      body(call, self, call.text(0))
    ),
    method(returns, ['SObjectField', ...others], (call, self: ApexSObject) =>
      body(call, self, (call.required(0) as ApexSObjectField).field.name)
    )
  ];
}

function populated(record: ApexSObject): ApexMap {
  const map = new ApexMap(types.string, types.object);
  for (const [key, value] of record.fields) {
    putInto(map, record.object.fields.get(key)?.name ?? key, value);
  }
  for (const [name, value] of record.relations) {
    const filled = value instanceof ApexList ? value.items.length > 0 : value !== null;
    if (filled) putInto(map, relationName(record, name), value);
  }
  return map;
}

function relationName(record: ApexSObject, key: string): string {
  const names = [
    ...[...record.object.fields.values()].map((field) => field.reference?.relationshipName),
    ...record.object.childRelationships.map((child) => child.relationshipName)
  ];
  return names.find((name) => name?.toLowerCase() === key) ?? key;
}
