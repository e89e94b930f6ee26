import type { ApexType } from '../../types/type.ts';
import { types } from '../../types/type.ts';
import {
  ApexList,
  ApexSObject,
  ApexSObjectType,
  convertTo,
  equalByMethod,
  type Value
} from '../../values/index.ts';
import { method, procedure, Call } from '../call.ts';
import type { LibraryConstructor, LibraryMethod, LibraryType } from '../registry.ts';
import { copyItem } from './copying.ts';
import { iteratorOver } from './iterator.ts';
import { sortList, sortListBy } from './sorting.ts';

/** Documented: List Class. */
export const listType: LibraryType = {
  name: 'List',
  typeParameters: ['T'],
  interfaces: ['Iterable<T>'],
  constructors: [
    { parameters: [], invoke: (_context, type) => new ApexList(elementOf(type)) },
    copying('List<T>'),
    copying('Set<T>')
  ],
  methods: {
    add: [
      procedure(['T'], (call, self: ApexList) => {
        self.items.push(call.value(0));
      }),
      procedure(['Integer', 'T'], (call, self: ApexList) => {
        const at = placeIn(call, self, self.items.length);
        self.items.splice(at, 0, call.value(1));
      })
    ],
    addAll: [addAll('List<T>'), addAll('Set<T>')],
    clear: [
      procedure([], (_call, self: ApexList) => {
        self.items.length = 0;
      })
    ],
    clone: [
      method(
        'List<T>',
        [],
        (_call, self: ApexList) => new ApexList(self.elementType, [...self.items])
      )
    ],
    contains: [
      method('Boolean', ['T'], (call, self: ApexList) => indexOf(self, call.value(0)) >= 0)
    ],
    deepClone: [
      deepClone([]),
      deepClone(['Boolean']),
      deepClone(['Boolean', 'Boolean']),
      deepClone(['Boolean', 'Boolean', 'Boolean'])
    ],
    get: [
      method('T', ['Integer'], (call, self: ApexList) => {
        return self.items[placeIn(call, self, self.items.length - 1)] ?? null;
      })
    ],
    getSObjectType: [
      method('SObjectType', [], (_call, self: ApexList) => {
        const record = self.items.find((item) => item instanceof ApexSObject);
        return record instanceof ApexSObject ? new ApexSObjectType(record.object) : null;
      })
    ],
    indexOf: [method('Integer', ['T'], (call, self: ApexList) => indexOf(self, call.value(0)))],
    isEmpty: [method('Boolean', [], (_call, self: ApexList) => self.items.length === 0)],
    iterator: [
      method('Iterator<T>', [], (_call, self: ApexList) =>
        iteratorOver(self.elementType, self.items)
      )
    ],
    remove: [
      method('T', ['Integer'], (call, self: ApexList) => {
        const [removed] = self.items.splice(placeIn(call, self, self.items.length - 1), 1);
        return removed ?? null;
      })
    ],
    set: [
      procedure(['Integer', 'T'], (call, self: ApexList) => {
        self.items[placeIn(call, self, self.items.length - 1)] = call.value(1);
      })
    ],
    size: [method('Integer', [], (_call, self: ApexList) => self.items.length)],
    sort: [
      procedure([], (call, self: ApexList) => sortList(call, self)),
      procedure(['Comparator<T>'], (call, self: ApexList) =>
        sortListBy(call, self, call.required(0))
      )
    ]
  }
};

function elementOf(type: ApexType): ApexType {
  return type.arguments[0] ?? types.object;
}

function copying(parameter: string): LibraryConstructor {
  return {
    parameters: [parameter],
    invoke: (context, type, args) =>
      new ApexList(
        elementOf(type),
        new Call(context, args).items(0).map((item) => convertTo(item, elementOf(type)))
      )
  };
}

function addAll(parameter: string): LibraryMethod {
  return procedure([parameter], (call, self: ApexList) => {
    for (const item of [...call.items(0)]) self.items.push(convertTo(item, self.elementType));
  });
}

function deepClone(parameters: readonly string[]): LibraryMethod {
  return method('List<T>', parameters, (call, self: ApexList) => {
    const options = {
      keepId: call.value(0) === true,
      keepStamps: call.value(1) === true,
      keepAutoNumbers: call.value(2) === true
    };
    return new ApexList(
      self.elementType,
      self.items.map((item) => copyItem(item, options))
    );
  });
}

function indexOf(list: ApexList, value: Value): number {
  return list.items.findIndex((item) => equalByMethod(item, value));
}

/** The first argument as an index up to `last`. Throws ListException. */
function placeIn(call: Call, list: ApexList, last: number): number {
  const index = call.integer(0);
  if (index < 0 || index > last || index > list.items.length) {
    throw call.fail('ListException', `List index out of bounds: ${index}`);
  }
  return index;
}
