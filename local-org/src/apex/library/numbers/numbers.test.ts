import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callOn, callStatic } from '../../../../test/support/library-calls.ts';
import { typeOf } from '../../types/type.ts';
import {
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  concatenatedText,
  type Value
} from '../../values/index.ts';

const HALF_UP = new ApexEnum(typeOf('RoundingMode'), 'HALF_UP', 5);
const UNNECESSARY = new ApexEnum(typeOf('RoundingMode'), 'UNNECESSARY', 6);

it.each<[string, string, Value[], string]>([
  ['12345.6789', 'format', [], '12,345.679'],
  ['2.345', 'setScale', [2], '2.34'],
  ['2.345', 'setScale', [2, HALF_UP], '2.35'],
  ['-5.5', 'round', [], '-6'],
  ['4.5', 'round', [], '4'],
  ['4.5', 'round', [HALF_UP], '5'],
  ['19', 'divide', [new ApexDecimal(100n), 1], '0.2'],
  ['4.50', 'stripTrailingZeros', [], '4.5'],
  ['1.10', 'scale', [], '2'],
  ['1.10', 'precision', [], '3'],
  ['-1.9', 'intValue', [], '-1'],
  ['1.5', 'pow', [2], '2.25']
])('%s.%s(%s) is %s', (text, method, args, expected) => {
  expect(concatenatedText(callOn(decimal(text), method, args))).toBe(expected);
});

it('turns refused rounding and division by zero into a MathException', () => {
  expect(() => callOn(decimal('1.5'), 'setScale', [0, UNNECESSARY])).toThrow('MathException');
  expect(() => callOn(decimal('1.5'), 'divide', [decimal('0'), 2])).toThrow(
    'MathException: Divide by 0'
  );
});

it.each<[string, string]>([
  ['Integer', '12.5'],
  ['Integer', '2147483648'],
  ['Integer', ''],
  ['Long', '9223372036854775808'],
  ['Long', 'untimed'],
  ['Decimal', '1,5'],
  ['Double', 'x']
])('%s.valueOf refuses %j', (type, text) => {
  expect(() => callStatic(type, 'valueOf', [text])).toThrow(
    `TypeException: Invalid ${type.toLowerCase()}: ${text}`
  );
});

it('reads what it prints', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(callStatic('Long', 'valueOf', [String(value)])).toBe(value);
    })
  );
  expect(callStatic('Integer', 'valueOf', ['+7'])).toBe(7);
  expect(callStatic('Boolean', 'valueOf', ['TRUE'])).toBe(true);
});

it.each<[string, Value[], string]>([
  ['max', [3, 7], '7'],
  ['max', [3n, 7n], '7'],
  ['min', [decimal('1.5'), decimal('1.25')], '1.25'],
  ['abs', [-2_147_483_648], '-2147483648'],
  ['mod', [-12, 5], '-2'],
  ['mod', [12n, 5n], '2'],
  ['floor', [decimal('-1.2')], '-2'],
  ['ceil', [new ApexDouble(1.2)], '2.0'],
  ['round', [new ApexDouble(2.5)], '3'],
  ['round', [decimal('2.5')], '2'],
  ['roundToLong', [new ApexDouble(-2.5)], '-2'],
  ['rint', [new ApexDouble(2.5)], '2.0'],
  ['pow', [new ApexDouble(2), new ApexDouble(10)], '1024.0'],
  ['sqrt', [new ApexDouble(2.25)], '1.5'],
  ['signum', [decimal('-3.5')], '-1']
])('Math.%s(%s) is %s', (method, args, expected) => {
  expect(concatenatedText(callStatic('Math', method, args))).toBe(expected);
});

function decimal(text: string): ApexDecimal {
  const parsed = ApexDecimal.parse(text);
  if (!parsed) throw new Error(text);
  return parsed;
}
