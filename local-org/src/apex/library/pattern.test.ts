import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callOn, callStatic } from '../../../test/support/library-calls.ts';
import { translateRegex } from './regex.ts';

it.each([
  ['(-?[0-9]{1,14}|untimed):[a-zA-Z0-9]{18}', '-12:000000000000000AAA', true],
  ['[a-z&&[^b]]+', 'acd', true],
  ['[a-z&&[^b]]+', 'abc', false],
  ['[a-c[x-z]]+', 'axz', true],
  ['(?i)abc', 'ABC', true],
  ['a(?i)b', 'Ab', false],
  ['\\p{Alpha}+\\p{Punct}', 'abc!', true],
  ['\\p{Lu}\\P{Lu}', 'Üx', true],
  ['[\\w.+-]+@[\\w-]+\\.[a-z]{2,}', 'ada.l+x@example.org', true],
  ['\\Qa.b\\E', 'a.b', true],
  ['\\Qa.b\\E', 'axb', false],
  ['\\x41\\u0042\\t', 'AB\t', true],
  ['[]a]', ']', true],
  ['[-a]', '-', true],
  ['[a\\-z]', 'b', false],
  ['a}]', 'a}]', true],
  ["\\'\\-\\@", "'-@", true],
  ['(?<y>\\d)\\k<y>', '44', true],
  ['a|ab', 'ab', true],
  ['.', '\n', false],
  ['(?s).', '\n', true]
])('matches %j with %j as Java does: %s', (pattern, text, expected) => {
  expect(callStatic('Pattern', 'matches', [pattern, text])).toBe(expected);
});

it('quotes any text so that it matches itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const quoted = callStatic('Pattern', 'quote', [text]);
      expect(callStatic('Pattern', 'matches', [quoted, text])).toBe(true);
    })
  );
});

it('takes the end of a text to be before its last line break', () => {
  expect(translateRegex('a$').test('a\n')).toBe(true);
  expect(translateRegex('a\\z').test('a\n')).toBe(false);
  expect(translateRegex('(?m)a$').test('a\nb')).toBe(true);
});

it.each(['a*+', 'a{1,2}+', '(?>a)', '\\G', '\\X', '(?x)a', '\\p{javaLowerCase}'])(
  'does not guess at %s',
  (pattern) => {
    expect(() => translateRegex(pattern)).toThrow('not implemented in local-org');
  }
);

it('walks through the matches of a text', () => {
  const matcher = callOn(callStatic('Pattern', 'compile', ['(\\w)(\\d)?']), 'matcher', ['a1b']);
  expect(callOn(matcher, 'groupCount')).toBe(2);
  expect(callOn(matcher, 'find')).toBe(true);
  expect([callOn(matcher, 'group'), callOn(matcher, 'group', [2])]).toEqual(['a1', '1']);
  expect([callOn(matcher, 'start', [2]), callOn(matcher, 'end')]).toEqual([1, 2]);
  expect(callOn(matcher, 'find')).toBe(true);
  expect([callOn(matcher, 'group', [1]), callOn(matcher, 'group', [2])]).toEqual(['b', null]);
  expect(callOn(matcher, 'find')).toBe(false);
  expect(() => callOn(matcher, 'group')).toThrow('StringException: No match found');
  expect(callOn(callOn(matcher, 'reset'), 'matches')).toBe(false);
  expect(callOn(matcher, 'replaceAll', ['$1.'])).toBe('a.b.');
});
