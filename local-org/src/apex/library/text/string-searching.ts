import { types } from '../../types/type.ts';
import { ApexList } from '../../values/index.ts';
import { method } from '../call.ts';
import type { LibraryMethod } from '../registry.ts';
import { commonPrefix } from './string-statics.ts';

type Predicate = (self: string, argument: string) => boolean;

/** What a String holds and where (documented: String Class). */
export const stringSearching: Readonly<Record<string, readonly LibraryMethod[]>> = {
  contains: asks((self, part) => self.includes(part)),
  containsIgnoreCase: asks((self, part) => lower(self).includes(lower(part))),
  containsAny: asks((self, chars) => [...chars].some((char) => self.includes(char))),
  containsNone: asks((self, chars) => ![...chars].some((char) => self.includes(char))),
  containsOnly: asks((self, chars) => [...self].every((char) => chars.includes(char))),
  startsWith: asks((self, part) => self.startsWith(part)),
  startsWithIgnoreCase: asks((self, part) => lower(self).startsWith(lower(part))),
  endsWith: asks((self, part) => self.endsWith(part)),
  endsWithIgnoreCase: asks((self, part) => lower(self).endsWith(lower(part))),
  equalsIgnoreCase: [
    method('Boolean', ['String'], (call, self: string) => {
      const other = call.value(0);
      return typeof other === 'string' && lower(self) === lower(other);
    })
  ],
  countMatches: [
    method('Integer', ['String'], (call, self: string) =>
      call.text(0) === '' ? 0 : self.split(call.text(0)).length - 1
    )
  ],
  indexOf: [
    method('Integer', ['String'], (call, self: string) => self.indexOf(call.text(0))),
    method('Integer', ['String', 'Integer'], (call, self: string) =>
      self.indexOf(call.text(0), call.integer(1))
    )
  ],
  indexOfIgnoreCase: [
    method('Integer', ['String'], (call, self: string) => lower(self).indexOf(lower(call.text(0)))),
    method('Integer', ['String', 'Integer'], (call, self: string) =>
      lower(self).indexOf(lower(call.text(0)), call.integer(1))
    )
  ],
  indexOfAny: [
    method('Integer', ['String'], (call, self: string) =>
      [...self].findIndex((char) => call.text(0).includes(char))
    )
  ],
  indexOfAnyBut: [
    method('Integer', ['String'], (call, self: string) =>
      [...self].findIndex((char) => !call.text(0).includes(char))
    )
  ],
  indexOfChar: [
    method('Integer', ['Integer'], (call, self: string) =>
      self.indexOf(String.fromCodePoint(call.integer(0)))
    ),
    method('Integer', ['Integer', 'Integer'], (call, self: string) =>
      self.indexOf(String.fromCodePoint(call.integer(0)), call.integer(1))
    )
  ],
  indexOfDifference: [
    method('Integer', ['String'], (call, self: string) => differenceAt(self, call.text(0)))
  ],
  difference: [
    method('String', ['String'], (call, self: string) => {
      const at = differenceAt(self, call.text(0));
      return at < 0 ? '' : call.text(0).slice(at);
    })
  ],
  lastIndexOf: [
    method('Integer', ['String'], (call, self: string) => self.lastIndexOf(call.text(0))),
    method('Integer', ['String', 'Integer'], (call, self: string) =>
      call.integer(1) < 0 ? -1 : self.lastIndexOf(call.text(0), call.integer(1))
    )
  ],
  lastIndexOfIgnoreCase: [
    method('Integer', ['String'], (call, self: string) =>
      lower(self).lastIndexOf(lower(call.text(0)))
    )
  ],
  lastIndexOfChar: [
    method('Integer', ['Integer'], (call, self: string) =>
      self.lastIndexOf(String.fromCodePoint(call.integer(0)))
    )
  ],
  getLevenshteinDistance: [
    method('Integer', ['String'], (call, self: string) => editDistance(self, call.text(0))),
    method('Integer', ['String', 'Integer'], (call, self: string) => {
      const distance = editDistance(self, call.text(0));
      return distance > call.integer(1) ? -1 : distance;
    })
  ],
  getChars: [
    method(
      'List<Integer>',
      [],
      (_call, self: string) =>
        new ApexList(
          types.integer,
          Array.from({ length: self.length }, (_, at) => self.charCodeAt(at))
        )
    )
  ]
};

function asks(predicate: Predicate): LibraryMethod[] {
  return [method('Boolean', ['String'], (call, self: string) => predicate(self, call.text(0)))];
}

function lower(text: string): string {
  return text.toLowerCase();
}

function differenceAt(self: string, other: string): number {
  return self === other ? -1 : commonPrefix([self, other]).length;
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, char] of [...one].entries()) {
    const next = [place + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (char === other.charAt(column - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
