import { typeOf, types } from '../types/type.ts';
import { ApexList, ApexNative } from '../values/index.ts';
import { method, type Call } from './call.ts';
import { compileRegex, matchesWhole, replaceByRegex, splitByRegex } from './regex-use.ts';
import { quoteRegex } from './regex.ts';
import type { LibraryType } from './registry.ts';

interface Matching {
  pattern: string;
  text: string;
  /** Where the next find begins. */
  from: number;
  found: RegExpExecArray | undefined;
}

export const patternType: LibraryType = {
  name: 'Pattern',
  staticMethods: {
    compile: [
      method('Pattern', ['String'], (call) => {
        compileRegex(call, call.text(0));
        return new ApexNative(typeOf('Pattern'), call.text(0));
      })
    ],
    matches: [
      method('Boolean', ['String', 'String'], (call) =>
        matchesWhole(call, call.text(0), call.text(1))
      )
    ],
    quote: [method('String', ['String'], (call) => quoteRegex(call.text(0)))]
  },
  methods: {
    matcher: [
      method('Matcher', ['String'], (call, self: ApexNative) => {
        const state: Matching = {
          pattern: self.state as string,
          text: call.text(0),
          from: 0,
          found: undefined
        };
        return new ApexNative(typeOf('Matcher'), state);
      })
    ],
    pattern: [method('String', [], (_call, self: ApexNative) => self.state as string)],
    split: [
      method('List<String>', ['String'], (call, self: ApexNative) => split(call, self, 0)),
      method('List<String>', ['String', 'Integer'], (call, self: ApexNative) =>
        split(call, self, call.integer(1))
      )
    ]
  }
};

export const matcherType: LibraryType = {
  name: 'Matcher',
  staticMethods: {
    quoteReplacement: [
      method('String', ['String'], (call) => call.text(0).replace(/[\\$]/g, '\\$&'))
    ]
  },
  methods: {
    matches: [method('Boolean', [], (call, self: ApexNative) => search(call, self, 'whole'))],
    lookingAt: [method('Boolean', [], (call, self: ApexNative) => search(call, self, 'start'))],
    find: [
      method('Boolean', [], (call, self: ApexNative) => search(call, self, 'anywhere')),
      method('Boolean', ['Integer'], (call, self: ApexNative) => {
        matchingOf(self).from = call.integer(0);
        return search(call, self, 'anywhere');
      })
    ],
    group: [
      method('String', [], (call, self: ApexNative) => foundBy(call, self)[0]),
      method('String', ['Integer'], (call, self: ApexNative) => groupOf(call, self) ?? null)
    ],
    groupCount: [
      method('Integer', [], (call, self: ApexNative) => {
        const { pattern } = matchingOf(self);
        return (compileRegex(call, `${pattern}|`).exec('')?.length ?? 1) - 1;
      })
    ],
    start: [
      method('Integer', [], (call, self: ApexNative) => foundBy(call, self).index),
      method('Integer', ['Integer'], (call, self: ApexNative) => boundsOf(call, self)[0])
    ],
    end: [
      method('Integer', [], (call, self: ApexNative) => {
        const found = foundBy(call, self);
        return found.index + found[0].length;
      }),
      method('Integer', ['Integer'], (call, self: ApexNative) => boundsOf(call, self)[1])
    ],
    pattern: [
      method('Pattern', [], (_call, self: ApexNative) => {
        return new ApexNative(typeOf('Pattern'), matchingOf(self).pattern);
      })
    ],
    replaceAll: [
      method('String', ['String'], (call, self: ApexNative) => replace(call, self, 'g'))
    ],
    replaceFirst: [
      method('String', ['String'], (call, self: ApexNative) => replace(call, self, ''))
    ],
    reset: [
      method('Matcher', [], (_call, self: ApexNative) => reset(self, matchingOf(self).text)),
      method('Matcher', ['String'], (call, self: ApexNative) => reset(self, call.text(0)))
    ]
  }
};

function matchingOf(matcher: ApexNative): Matching {
  return matcher.state as Matching;
}

function search(call: Call, matcher: ApexNative, where: 'whole' | 'start' | 'anywhere'): boolean {
  const matching = matchingOf(matcher);
  const { pattern, text } = matching;
  const anchored = where !== 'anywhere';
  const source = where === 'whole' ? `(?:${pattern})\\z` : pattern;
  const regex = compileRegex(call, source, anchored ? 'dy' : 'dg');
  regex.lastIndex = anchored ? 0 : matching.from;
  matching.found = matching.from > text.length ? undefined : (regex.exec(text) ?? undefined);
  // A match of nothing would be found again and again.
  const end = matching.found && matching.found.index + Math.max(matching.found[0].length, 1);
  matching.from = end ?? text.length + 1;
  return matching.found !== undefined;
}

function foundBy(call: Call, matcher: ApexNative): RegExpExecArray {
  const { found } = matchingOf(matcher);
  if (!found) throw call.fail('StringException', 'No match found');
  return found;
}

function groupOf(call: Call, matcher: ApexNative): string | undefined {
  const found = foundBy(call, matcher);
  const number = call.integer(0);
  if (number < 0 || number >= found.length) {
    throw call.fail('StringException', `No group ${number}`);
  }
  return found[number];
}

function boundsOf(call: Call, matcher: ApexNative): readonly [number, number] {
  groupOf(call, matcher);
  return foundBy(call, matcher).indices?.[call.integer(0)] ?? [-1, -1];
}

function replace(call: Call, matcher: ApexNative, flags: string): string {
  const { pattern, text } = matchingOf(matcher);
  return replaceByRegex(call, text, compileRegex(call, pattern, flags), call.text(0));
}

function reset(matcher: ApexNative, text: string): ApexNative {
  Object.assign(matchingOf(matcher), { text, from: 0, found: undefined });
  return matcher;
}

function split(call: Call, pattern: ApexNative, limit: number): ApexList {
  const regex = compileRegex(call, pattern.state as string, 'g');
  return new ApexList(types.string, splitByRegex(call.text(0), regex, limit));
}
