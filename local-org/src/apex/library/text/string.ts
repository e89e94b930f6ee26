import { equalByMethod } from '../../values/index.ts';
import { method } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { stringChanging } from './string-changing.ts';
import { stringEscapes } from './string-escapes.ts';
import { stringParts } from './string-parts.ts';
import { stringSearching } from './string-searching.ts';
import { stringStatics } from './string-statics.ts';

export const stringType: LibraryType = {
  name: 'String',
  staticMethods: stringStatics,
  methods: {
    ...stringSearching,
    ...stringParts,
    ...stringChanging,
    ...stringEscapes,
    length: [method('Integer', [], (_call, self: string) => self.length)],
    equals: [
      method('Boolean', ['Object'], (call, self: string) => equalByMethod(self, call.value(0)))
    ],
    compareTo: [
      method('Integer', ['String'], (call, self: string) => difference(self, call.text(0)))
    ],
    hashCode: [method('Integer', [], (_call, self: string) => hashOfText(self))],
    isAllLowerCase: asks(/^\p{Ll}+$/u),
    isAllUpperCase: asks(/^\p{Lu}+$/u),
    isAlpha: asks(/^\p{L}+$/u),
    isAlphaSpace: asks(/^[\p{L} ]*$/u),
    isAlphanumeric: asks(/^[\p{L}\p{Nd}]+$/u),
    isAlphanumericSpace: asks(/^[\p{L}\p{Nd} ]*$/u),
    isAsciiPrintable: asks(/^[\x20-\x7e]*$/),
    isNumeric: asks(/^\p{Nd}+$/u),
    isNumericSpace: asks(/^[\p{Nd} ]*$/u),
    isWhitespace: asks(/^\s*$/),
    containsWhitespace: asks(/\s/)
  }
};

/** As Java: 31 times the code before plus the next character, in 32 bits. */
export function hashOfText(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

/** As Java's compareTo: the distance of the first different characters, or of the lengths. */
function difference(self: string, other: string): number {
  const shorter = Math.min(self.length, other.length);
  for (let at = 0; at < shorter; at += 1) {
    const distance = self.charCodeAt(at) - other.charCodeAt(at);
    if (distance !== 0) return distance;
  }
  return self.length - other.length;
}

function asks(shape: RegExp): LibraryMethod[] {
  return [method('Boolean', [], (_call, self: string) => shape.test(self))];
}
