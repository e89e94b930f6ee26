import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApexDecimal, DivideByZeroError } from './apex-decimal.ts';
import type { RoundingMode } from './rounding.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([unscaled, scale]) => new ApexDecimal(unscaled, scale));
const nonZero = decimals.filter((decimal) => decimal.unscaled !== 0n);

it('adds and multiplies exactly, in the scales of the operands', () => {
  expect(String(decimal('1.10').add(decimal('2.5')))).toBe('3.60');
  expect(String(decimal('1.10').multiply(decimal('2.5')))).toBe('2.750');
});

it('keeps the laws of arithmetic', () => {
  fc.assert(
    fc.property(decimals, decimals, decimals, (a, b, c) => {
      expect(a.add(b).subtract(b).compare(a)).toBe(0);
      expect(a.multiply(b.add(c)).compare(a.multiply(b).add(a.multiply(c)))).toBe(0);
      expect(Math.sign(a.compare(b))).toBe(-Math.sign(b.compare(a)));
    })
  );
});

it('reads back what it prints', () => {
  fc.assert(
    fc.property(decimals, (a) => {
      expect(ApexDecimal.parse(a.toString())).toEqual(a);
      expect(ApexDecimal.parse(a.toPlainString())).toEqual(a);
    })
  );
});

it('divides with an error below half a unit of the last digit', () => {
  fc.assert(
    fc.property(decimals, nonZero, fc.integer({ min: 0, max: 10 }), (a, b, scale) => {
      const error = a.divide(b, scale).multiply(b).subtract(a).abs();
      const unit = new ApexDecimal(1n, scale);
      expect(error.multiply(decimal('2')).compare(unit.multiply(b.abs()))).toBeLessThanOrEqual(0);
    })
  );
});

it('gives quotients of at most 34 digits that undo multiplication', () => {
  fc.assert(
    fc.property(decimals, nonZero, (a, b) => {
      expect(a.quotient(b).stripTrailingZeros().precision()).toBeLessThanOrEqual(34);
      const product = a.multiply(b);
      if (product.precision() <= 34) expect(product.quotient(b).compare(a)).toBe(0);
    })
  );
});

it('prints quotients as decimals of 34 digits', () => {
  expect(String(decimal('10').quotient(decimal('3')))).toBe('3.333333333333333333333333333333333');
  expect(String(decimal('1').quotient(decimal('8')))).toBe('0.125');
  expect(String(decimal('600').quotient(decimal('2')))).toBe('300');
  expect(() => decimal('1').quotient(decimal('0.0'))).toThrow(DivideByZeroError);
});

it.each<[RoundingMode, number[]]>([
  ['UP', [6, 3, 2, 2, 1, -1, -2, -2, -3, -6]],
  ['DOWN', [5, 2, 1, 1, 1, -1, -1, -1, -2, -5]],
  ['CEILING', [6, 3, 2, 2, 1, -1, -1, -1, -2, -5]],
  ['FLOOR', [5, 2, 1, 1, 1, -1, -2, -2, -3, -6]],
  ['HALF_UP', [6, 3, 2, 1, 1, -1, -1, -2, -3, -6]],
  ['HALF_DOWN', [5, 2, 2, 1, 1, -1, -1, -2, -2, -5]],
  ['HALF_EVEN', [6, 2, 2, 1, 1, -1, -1, -2, -2, -6]]
])('rounds %s as Java documents it', (mode, expected) => {
  const inputs = ['5.5', '2.5', '1.6', '1.1', '1.0', '-1.0', '-1.1', '-1.6', '-2.5', '-5.5'];
  expect(inputs.map((text) => decimal(text).setScale(0, mode).toNumber())).toEqual(expected);
});

it('refuses to round where rounding is declared unnecessary', () => {
  expect(() => decimal('1.5').setScale(0, 'UNNECESSARY')).toThrow('Rounding necessary');
  expect(String(decimal('1.0').setScale(0, 'UNNECESSARY'))).toBe('1');
});

it('prints very small and rescaled numbers with an exponent, plain text on request', () => {
  expect(String(decimal('0.000001'))).toBe('0.000001');
  expect(String(decimal('0.0000001'))).toBe('1E-7');
  expect(String(decimal('1500').stripTrailingZeros())).toBe('1.5E+3');
  expect(decimal('1500').stripTrailingZeros().toPlainString()).toBe('1500');
  expect(decimal('-0.05').toPlainString()).toBe('-0.05');
});

it('knows precision and scale', () => {
  expect(decimal('123.4500')).toMatchObject({ scale: 4 });
  expect(decimal('123.4500').precision()).toBe(7);
  expect(String(decimal('-1.2').pow(3))).toBe('-1.728');
});

it.each(['', '.', 'x', '1,5', '1.2.3', '--1', ' 1'])('does not read %j', (text) => {
  expect(ApexDecimal.parse(text)).toBeUndefined();
});

function decimal(text: string): ApexDecimal {
  const parsed = ApexDecimal.parse(text);
  if (!parsed) throw new Error(text);
  return parsed;
}
