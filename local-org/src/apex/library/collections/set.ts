import { types, type ApexType } from '../../types/type.ts';
import { addTo, ApexSet, convertTo, has, removeFrom, type Value } from '../../values/index.ts';
import { Call, method, procedure } from '../call.ts';
import type { LibraryConstructor, LibraryMethod, LibraryType } from '../registry.ts';
import { iteratorOver } from './iterator.ts';

/** Documented: Set Class. */
export const setType: LibraryType = {
  name: 'Set',
  typeParameters: ['T'],
  interfaces: ['Iterable<T>'],
  constructors: [
    { parameters: [], invoke: (_context, type) => new ApexSet(elementOf(type)) },
    copying('List<T>'),
    copying('Set<T>')
  ],
  methods: {
    add: [method('Boolean', ['T'], (call, self: ApexSet) => addTo(self, call.value(0)))],
    addAll: withEither((call, self) => changes(call, self, (item) => addTo(self, item))),
    clear: [procedure([], (_call, self: ApexSet) => self.entries.clear())],
    clone: [
      method('Set<T>', [], (_call, self: ApexSet) => setOf(self.elementType, valuesOf(self)))
    ],
    contains: [method('Boolean', ['T'], (call, self: ApexSet) => has(self, call.value(0)))],
    containsAll: withEither((call, self) => call.items(0).every((item) => has(self, item))),
    isEmpty: [method('Boolean', [], (_call, self: ApexSet) => self.entries.size === 0)],
    iterator: [
      method('Iterator<T>', [], (_call, self: ApexSet) =>
        iteratorOver(self.elementType, valuesOf(self))
      )
    ],
    remove: [method('Boolean', ['T'], (call, self: ApexSet) => removeFrom(self, call.value(0)))],
    removeAll: withEither((call, self) => changes(call, self, (item) => removeFrom(self, item))),
    retainAll: withEither((call, self) => {
      const kept = setOf(self.elementType, call.items(0));
      const dropped = valuesOf(self).filter((item) => !has(kept, item));
      dropped.forEach((item) => removeFrom(self, item));
      return dropped.length > 0;
    }),
    size: [method('Integer', [], (_call, self: ApexSet) => self.entries.size)]
  }
};

export function setOf(elementType: ApexType, items: readonly Value[]): ApexSet {
  const set = new ApexSet(elementType);
  for (const item of items) addTo(set, convertTo(item, elementType));
  return set;
}

function elementOf(type: ApexType): ApexType {
  return type.arguments[0] ?? types.object;
}

function valuesOf(set: ApexSet): Value[] {
  return [...set.entries.values()];
}

function copying(parameter: string): LibraryConstructor {
  return {
    parameters: [parameter],
    invoke: (context, type, args) => setOf(elementOf(type), new Call(context, args).items(0))
  };
}

function withEither(body: (call: Call, self: ApexSet) => boolean): LibraryMethod[] {
  return ['List<T>', 'Set<T>'].map((parameter) => method('Boolean', [parameter], body));
}

function changes(call: Call, self: ApexSet, change: (item: Value) => boolean): boolean {
  const items = call.items(0).map((item) => convertTo(item, self.elementType));
  return items.filter(change).length > 0;
}
