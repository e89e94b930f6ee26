import { concatenatedText, equalByMethod } from '../values/index.ts';
import { method } from './call.ts';
import { hashOf } from './hash-of.ts';
import type { LibraryType } from './registry.ts';

/** What every value can do. */
export const objectType: LibraryType = {
  name: 'Object',
  methods: {
    equals: [method('Boolean', ['Object'], (call, self) => equalByMethod(self, call.value(0)))],
    hashCode: [method('Integer', [], (_call, self) => hashOf(self))],
    toString: [method('String', [], (_call, self) => concatenatedText(self))]
  }
};
