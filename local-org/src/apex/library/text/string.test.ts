import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callOn, callStatic } from '../../../../test/support/library-calls.ts';
import { types } from '../../types/type.ts';
import { ApexDate, ApexDatetime, ApexList, type Value } from '../../values/index.ts';

type Case = [self: string, method: string, args: Value[], expected: Value | string[]];

it.each<Case>([
  ['a:b:c', 'substringBefore', [':'], 'a'],
  ['a:b:c', 'substringBeforeLast', [':'], 'a:b'],
  ['a:b:c', 'substringAfter', [':'], 'b:c'],
  ['a:b:c', 'substringAfterLast', [':'], 'c'],
  ['abc', 'substringBefore', ['x'], 'abc'],
  ['abc', 'substringAfter', ['x'], ''],
  ['<b>x</b>', 'substringBetween', ['<b>', '</b>'], 'x'],
  ['tagxtag', 'substringBetween', ['tag'], 'x'],
  ['x', 'substringBetween', ['a', 'b'], null],
  ['hamburger', 'substring', [4, 8], 'urge'],
  ['abc', 'left', [2], 'ab'],
  ['abc', 'left', [9], 'abc'],
  ['abc', 'right', [2], 'bc'],
  ['abc', 'right', [0], ''],
  ['abcdef', 'mid', [2, 3], 'cde'],
  ['Hello Maximillian', 'abbreviate', [8], 'Hello...'],
  ['Hello Maximillian', 'abbreviate', [8, 6], '...Ma...'],
  ['hello', 'capitalize', [], 'Hello'],
  ['Hello', 'uncapitalize', [], 'hello'],
  ['aB', 'swapCase', [], 'Ab'],
  [' a  b ', 'normalizeSpace', [], 'a b'],
  [' a  b ', 'trim', [], 'a  b'],
  ['ab', 'repeat', [3], 'ababab'],
  ['ab', 'repeat', ['-', 2], 'ab-ab'],
  ['5', 'leftPad', [3, '0'], '005'],
  ['5', 'rightPad', [3], '5  '],
  ['ab', 'center', [5], ' ab  '],
  ['abab', 'remove', ['b'], 'aa'],
  ['www.a', 'removeStart', ['www.'], 'a'],
  ['a.COM', 'removeEndIgnoreCase', ['.com'], 'a'],
  ['abcabc', 'replace', ['b', '$1'], 'a$1ca$1c'],
  ['a1b22', 'replaceAll', ['(\\d+)', '<$1>'], 'a<1>b<22>'],
  ['a1b22', 'replaceFirst', ['\\d', ''], 'ab22'],
  ['abc', 'reverse', [], 'cba'],
  ['boo:and:foo', 'split', [':', 2], ['boo', 'and:foo']],
  ['boo:and:foo', 'split', ['o'], ['b', '', ':and:f']],
  ['boo:and:foo', 'split', ['o', -1], ['b', '', ':and:f', '', '']],
  ['abc', 'split', [''], ['a', 'b', 'c']],
  ['', 'split', [','], ['']],
  ['Lorem.ipsum', 'split', ['\\.'], ['Lorem', 'ipsum']],
  ['fooBarASF10', 'splitByCharacterTypeCamelCase', [], ['foo', 'Bar', 'ASF', '10']],
  ['abc', 'contains', ['bc'], true],
  ['abc', 'contains', ['BC'], false],
  ['abc', 'containsIgnoreCase', ['BC'], true],
  ['abc', 'containsAny', ['xc'], true],
  ['abc', 'containsNone', ['xc'], false],
  ['aab', 'containsOnly', ['ab'], true],
  ['ABC', 'startsWithIgnoreCase', ['ab'], true],
  ['abc', 'equals', ['ABC'], false],
  ['abc', 'equalsIgnoreCase', ['ABC'], true],
  ['abab', 'countMatches', ['ab'], 2],
  ['abab', 'indexOf', ['b', 2], 3],
  ['abab', 'lastIndexOf', ['b', 2], 1],
  ['abcde', 'indexOfDifference', ['abxyz'], 2],
  ['i am a machine', 'difference', ['i am a robot'], 'robot'],
  ['kitten', 'getLevenshteinDistance', ['sitting'], 3],
  ['kitten', 'getLevenshteinDistance', ['sitting', 2], -1],
  ['abc', 'compareTo', ['abd'], -1],
  ['abc', 'compareTo', ['a'], 2],
  ['abc', 'hashCode', [], 96354],
  ['A1', 'isAlphanumeric', [], true],
  ['1.2', 'isNumeric', [], false],
  ['', 'isAlpha', [], false],
  ['<a & "b">', 'escapeHtml4', [], '&lt;a &amp; &quot;b&quot;&gt;'],
  ['&lt;&#65;&#x42;&gt;', 'unescapeXml', [], '<AB>'],
  ['a,"b"', 'escapeCsv', [], '"a,""b"""'],
  ['ü\n', 'escapeJava', [], '\\u00FC\\n'],
  ["it's </x>", 'escapeEcmaScript', [], "it\\'s <\\/x>"],
  ['<p>x</p>', 'stripHtmlTags', [], 'x']
])('%j.%s(%j) is %j', (self, method, args, expected) => {
  expect(plain(callOn(self, method, args))).toEqual(expected);
});

it.each<[string, Value[], Value]>([
  ['isBlank', [null], true],
  ['isBlank', [' \t'], true],
  ['isNotBlank', ['x'], true],
  ['isEmpty', [' '], false],
  ['escapeSingleQuotes', ["it's"], "it\\'s"],
  ['format', ["'{'0'}' {0}''s {1}", listOf('Ada')], "{0} Ada's {1}"],
  ['join', [listOf('a', null, 1), ', '], 'a, , 1'],
  ['getCommonPrefix', [listOf('abcd', 'abx', 'ab')], 'ab'],
  ['fromCharArray', [listOf(65, 66)], 'AB'],
  ['valueOf', [new ApexDatetime(0)], '1969-12-31 16:00:00'],
  ['valueOfGmt', [new ApexDatetime(0)], '1970-01-01 00:00:00'],
  ['valueOf', [new ApexDate(0)], '1970-01-01']
])('String.%s(%s) is %j', (method, args, expected) => {
  expect(callStatic('String', method, args)).toEqual(expected);
});

it('undoes its own escapes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(callOn(callOn(text, 'escapeJava'), 'unescapeJava')).toBe(text);
      expect(callOn(callOn(text, 'escapeXml'), 'unescapeXml')).toBe(text);
      expect(callOn(callOn(text, 'escapeCsv'), 'unescapeCsv')).toBe(text);
    })
  );
});

it('joins what it split at a literal', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-c]+$/), { minLength: 1 }), (parts) => {
      expect(plain(callOn(parts.join(','), 'split', [',']))).toEqual(parts);
    })
  );
});

it('names the exception and its reason', () => {
  expect(() => callOn('abc', 'substring', [4])).toThrow(
    'StringException: Starting position out of bounds: 4'
  );
  expect(() => callOn('abc', 'contains', [null])).toThrow('NullPointerException');
  expect(() => callOn('abc', 'split', ['['])).toThrow('StringException: Invalid regex');
});

function listOf(...items: Value[]): ApexList {
  return new ApexList(types.object, items);
}

function plain(value: Value): unknown {
  return value instanceof ApexList ? value.items : value;
}
