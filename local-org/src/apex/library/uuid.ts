import { randomUUID } from 'node:crypto';
import { typeOf } from '../types/type.ts';
import { ApexNative, type Value } from '../values/index.ts';
import { method } from './call.ts';
import { hashOfText } from './text/string.ts';
import type { LibraryType } from './registry.ts';

const FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Documented: UUID Class. */
export const uuidType: LibraryType = {
  name: 'UUID',
  staticMethods: {
    randomUUID: [method('UUID', [], () => uuid(randomUUID()))],
    fromString: [
      method('UUID', ['String'], (call) => {
        const text = call.text(0);
        if (FORM.test(text)) return uuid(text.toLowerCase());
        throw call.fail('IllegalArgumentException', `Invalid UUID string: ${text}`);
      })
    ]
  },
  methods: {
    toString: [method('String', [], (_call, self) => textOf(self))],
    hashCode: [method('Integer', [], (_call, self) => hashOfText(textOf(self)))],
    equals: [
      method('Boolean', ['Object'], (call, self) => {
        const other = call.value(0);
        return other instanceof ApexNative && other.type.name === 'UUID'
          ? textOf(other) === textOf(self)
          : false;
      })
    ]
  }
};

function uuid(text: string): ApexNative {
  return new ApexNative(typeOf('UUID'), text);
}

function textOf(self: Value): string {
  return (self as ApexNative).state as string;
}
