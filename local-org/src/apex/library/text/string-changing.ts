import { method, type Call } from '../call.ts';
import { compileRegex, replaceByRegex } from '../regex-use.ts';
import type { LibraryMethod } from '../registry.ts';

/** Changed copies of a String (documented: String Class). */
export const stringChanging: Readonly<Record<string, readonly LibraryMethod[]>> = {
  replace: [
    method('String', ['String', 'String'], (call, self: string) =>
      self.replaceAll(call.text(0), () => call.text(1))
    )
  ],
  replaceAll: [
    method('String', ['String', 'String'], (call, self: string) => regexReplaced(call, self, 'g'))
  ],
  replaceFirst: [
    method('String', ['String', 'String'], (call, self: string) => regexReplaced(call, self, ''))
  ],
  remove: cleans((self, part) => (part === '' ? self : self.replaceAll(part, ''))),
  removeStart: cleans((self, part) => (self.startsWith(part) ? self.slice(part.length) : self)),
  removeStartIgnoreCase: cleans((self, part) =>
    self.toLowerCase().startsWith(part.toLowerCase()) ? self.slice(part.length) : self
  ),
  removeEnd: cleans((self, part) =>
    self.endsWith(part) ? self.slice(0, self.length - part.length) : self
  ),
  removeEndIgnoreCase: cleans((self, part) =>
    self.toLowerCase().endsWith(part.toLowerCase())
      ? self.slice(0, self.length - part.length)
      : self
  ),
  toLowerCase: inLocale((self) => self.toLowerCase()),
  toUpperCase: inLocale((self) => self.toUpperCase()),
  trim: changes((self) => self.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '')),
  capitalize: changes((self) => self.charAt(0).toUpperCase() + self.slice(1)),
  uncapitalize: changes((self) => self.charAt(0).toLowerCase() + self.slice(1)),
  toTitleCase: changes((self) =>
    self.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
  ),
  swapCase: changes((self) =>
    [...self]
      .map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()))
      .join('')
  ),
  normalizeSpace: changes((self) => self.trim().replace(/\s+/g, ' ')),
  deleteWhitespace: changes((self) => self.replace(/\s+/g, '')),
  reverse: changes((self) => [...self].reverse().join('')),
  stripHtmlTags: changes((self) => self.replace(/<[^>]*>/g, '')),
  repeat: [
    method('String', ['Integer'], (call, self: string) => self.repeat(atLeastZero(call, 0))),
    method('String', ['String', 'Integer'], (call, self: string) =>
      Array.from({ length: atLeastZero(call, 1) }, () => self).join(call.text(0))
    )
  ],
  leftPad: padding((self, size, pad) => self.padStart(size, pad)),
  rightPad: padding((self, size, pad) => self.padEnd(size, pad)),
  center: padding((self, size, pad) =>
    self
      .padStart(self.length + Math.max(Math.floor((size - self.length) / 2), 0), pad)
      .padEnd(size, pad)
  )
};

function changes(change: (self: string) => string): LibraryMethod[] {
  return [method('String', [], (_call, self: string) => change(self))];
}

function inLocale(change: (self: string) => string): LibraryMethod[] {
  return [...changes(change), method('String', ['String'], (_call, self: string) => change(self))];
}

function cleans(change: (self: string, part: string) => string): LibraryMethod[] {
  return [method('String', ['String'], (call, self: string) => change(self, call.text(0)))];
}

function padding(pad: (self: string, size: number, pad: string) => string): LibraryMethod[] {
  return [
    method('String', ['Integer'], (call, self: string) => pad(self, call.integer(0), ' ')),
    method('String', ['Integer', 'String'], (call, self: string) =>
      pad(self, call.integer(0), call.text(1) || ' ')
    )
  ];
}

function regexReplaced(call: Call, self: string, flags: string): string {
  return replaceByRegex(call, self, compileRegex(call, call.text(0), flags), call.text(1));
}

function atLeastZero(call: Call, place: number): number {
  return Math.max(call.integer(place), 0);
}
