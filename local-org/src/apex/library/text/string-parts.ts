import { types } from '../../types/type.ts';
import { ApexList, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { compileRegex, splitByRegex } from '../regex-use.ts';
import type { LibraryMethod } from '../registry.ts';

/** Parts of a String (documented: String Class). */
export const stringParts: Readonly<Record<string, readonly LibraryMethod[]>> = {
  substring: [
    method('String', ['Integer'], (call, self: string) =>
      cut(call, self, call.integer(0), self.length)
    ),
    method('String', ['Integer', 'Integer'], (call, self: string) =>
      cut(call, self, call.integer(0), call.integer(1))
    )
  ],
  substringBefore: parts((self, separator) => {
    const at = self.indexOf(separator);
    return at < 0 ? self : self.slice(0, at);
  }),
  substringBeforeLast: parts((self, separator) => {
    const at = self.lastIndexOf(separator);
    return at < 0 || separator === '' ? self : self.slice(0, at);
  }),
  substringAfter: parts((self, separator) => {
    const at = self.indexOf(separator);
    return at < 0 ? '' : self.slice(at + separator.length);
  }),
  substringAfterLast: parts((self, separator) => {
    const at = self.lastIndexOf(separator);
    return at < 0 || separator === '' ? '' : self.slice(at + separator.length);
  }),
  substringBetween: [
    method('String', ['String'], (call, self: string) => between(self, call.text(0), call.text(0))),
    method('String', ['String', 'String'], (call, self: string) =>
      between(self, call.text(0), call.text(1))
    )
  ],
  left: [
    method('String', ['Integer'], (call, self: string) =>
      self.slice(0, Math.max(call.integer(0), 0))
    )
  ],
  right: [
    method('String', ['Integer'], (call, self: string) =>
      call.integer(0) <= 0 ? '' : self.slice(-call.integer(0))
    )
  ],
  mid: [
    method('String', ['Integer', 'Integer'], (call, self: string) => {
      const start = Math.max(call.integer(0), 0);
      return self.slice(start, start + Math.max(call.integer(1), 0));
    })
  ],
  abbreviate: [
    method('String', ['Integer'], (call, self: string) =>
      abbreviated(call, self, call.integer(0), 0)
    ),
    method('String', ['Integer', 'Integer'], (call, self: string) =>
      abbreviated(call, self, call.integer(0), call.integer(1))
    )
  ],
  split: [
    method('List<String>', ['String'], (call, self: string) => split(call, self, 0)),
    method('List<String>', ['String', 'Integer'], (call, self: string) =>
      split(call, self, call.integer(1))
    )
  ],
  splitByCharacterType: [
    method('List<String>', [], (_call, self: string) =>
      listOf(self.match(/\p{Lu}+|\p{Ll}+|\p{Nd}+|\s+|[^\p{Lu}\p{Ll}\p{Nd}\s]+/gu) ?? [])
    )
  ],
  splitByCharacterTypeCamelCase: [
    method('List<String>', [], (_call, self: string) =>
      listOf(
        self.match(
          /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}\p{Ll}+|\p{Lu}+|\p{Ll}+|\p{Nd}+|\s+|[^\p{Lu}\p{Ll}\p{Nd}\s]+/gu
        ) ?? []
      )
    )
  ],
  charAt: [method('Integer', ['Integer'], (call, self: string) => codeAt(call, self, 0))],
  codePointAt: [
    method('Integer', ['Integer'], (call, self: string) => {
      codeAt(call, self, 0);
      return self.codePointAt(call.integer(0)) ?? 0;
    })
  ],
  codePointBefore: [
    method('Integer', ['Integer'], (call, self: string) => {
      codeAt(call, self, -1);
      return [...self.slice(0, call.integer(0))].at(-1)?.codePointAt(0) ?? 0;
    })
  ],
  codePointCount: [
    method(
      'Integer',
      ['Integer', 'Integer'],
      (call, self: string) => [...cut(call, self, call.integer(0), call.integer(1))].length
    )
  ]
};

function parts(pick: (self: string, separator: string) => string): LibraryMethod[] {
  return [
    method('String', ['String'], (call, self: string) => {
      const separator = call.value(0);
      return typeof separator === 'string' ? pick(self, separator) : self;
    })
  ];
}

function cut(call: Call, self: string, start: number, end: number): string {
  if (start >= 0 && end <= self.length && start <= end) return self.slice(start, end);
  const problem =
    start < 0 || start > self.length
      ? `Starting position out of bounds: ${start}`
      : `Ending position out of bounds: ${end}`;
  throw call.fail('StringException', problem);
}

function between(self: string, open: string, close: string): Value {
  const start = self.indexOf(open);
  if (start < 0) return null;
  const end = self.indexOf(close, start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

function abbreviated(call: Call, self: string, width: number, offset: number): string {
  if (width < (offset > 4 ? 7 : 4)) {
    throw call.fail('StringException', 'Minimum abbreviation width is 4');
  }
  if (self.length <= width) return self;
  const start = Math.min(offset, self.length - (width - 3));
  if (start <= 4) return `${self.slice(0, width - 3)}...`;
  if (start + width - 3 >= self.length) return `...${self.slice(-(width - 3))}`;
  return `...${self.slice(start, start + width - 6)}...`;
}

function split(call: Call, self: string, limit: number): ApexList {
  return listOf(splitByRegex(self, compileRegex(call, call.text(0), 'g'), limit));
}

function codeAt(call: Call, self: string, shift: number): number {
  const at = call.integer(0) + shift;
  if (at < 0 || at >= self.length) {
    throw call.fail('StringException', `String index out of range: ${call.integer(0)}`);
  }
  return self.charCodeAt(at);
}

function listOf(texts: readonly string[]): ApexList {
  return new ApexList(types.string, [...texts]);
}
