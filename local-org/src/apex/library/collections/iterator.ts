import { typeOf, type ApexType } from '../../types/type.ts';
import { ApexNative, type Value } from '../../values/index.ts';
import { method } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

interface Iteration {
  readonly items: readonly Value[];
  next: number;
}

export function iteratorOver(elementType: ApexType, items: readonly Value[]): ApexNative {
  const state: Iteration = { items, next: 0 };
  return new ApexNative(typeOf('Iterator', elementType), state);
}

export const iteratorType: LibraryType = {
  name: 'Iterator',
  typeParameters: ['T'],
  isInterface: true,
  methods: {
    hasNext: [
      method('Boolean', [], (call, self) => {
        if (!(self instanceof ApexNative)) return call.context.call(self, 'hasNext', []);
        const { items, next } = self.state as Iteration;
        return next < items.length;
      })
    ],
    next: [
      method('T', [], (call, self) => {
        if (!(self instanceof ApexNative)) return call.context.call(self, 'next', []);
        const iteration = self.state as Iteration;
        if (iteration.next >= iteration.items.length) {
          throw call.fail('NoSuchElementException', 'No more elements');
        }
        iteration.next += 1;
        return iteration.items[iteration.next - 1] ?? null;
      })
    ]
  }
};

export const iterableType: LibraryType = {
  name: 'Iterable',
  typeParameters: ['T'],
  isInterface: true,
  methods: { iterator: [forwarded('Iterator<T>', 'iterator')] }
};

export const comparableType: LibraryType = {
  name: 'Comparable',
  isInterface: true,
  methods: { compareTo: [forwarded('Integer', 'compareTo', ['Object'])] }
};

export const comparatorType: LibraryType = {
  name: 'Comparator',
  typeParameters: ['T'],
  isInterface: true,
  methods: { compare: [forwarded('Integer', 'compare', ['T', 'T'])] }
};

/** A method of an interface: the object behind it answers. */
export function forwarded(
  returns: string,
  name: string,
  parameters: readonly string[] = []
): LibraryMethod {
  return method(returns, parameters, (call, self) => call.context.call(self, name, call.args));
}
