import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arithmetic, bitwise, complement, negate } from './arithmetic.ts';
import { ConversionFault } from './conversion-fault.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble } from './value.ts';

const integers = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

it('wraps Integers to 32 bits', () => {
  expect(arithmetic('+', 2_147_483_647, 1)).toBe(-2_147_483_648);
  fc.assert(
    fc.property(integers, integers, (a, b) => {
      expect(arithmetic('+', a, b)).toBe(wrapped(BigInt(a) + BigInt(b)));
      expect(arithmetic('-', a, b)).toBe(wrapped(BigInt(a) - BigInt(b)));
      expect(arithmetic('*', a, b)).toBe(wrapped(BigInt(a) * BigInt(b)));
      if (b !== 0) expect(arithmetic('/', a, b)).toBe(wrapped(BigInt(a) / BigInt(b)));
    })
  );
});

it('wraps Longs to 64 bits', () => {
  fc.assert(
    fc.property(longs, longs, (a, b) => {
      expect(arithmetic('*', a, b)).toBe(BigInt.asIntN(64, a * b));
      expect(arithmetic('+', a, b)).toBe(BigInt.asIntN(64, a + b));
      if (b !== 0n) expect(arithmetic('/', a, b)).toBe(BigInt.asIntN(64, a / b));
    })
  );
});

it('cuts an Integer division towards zero', () => {
  expect(arithmetic('/', 7, 2)).toBe(3);
  expect(arithmetic('/', -7, 2)).toBe(-3);
});

it('gives the widest kind of both operands', () => {
  expect(arithmetic('+', 1, 2n)).toBe(3n);
  expect(arithmetic('/', 7, new ApexDouble(2))).toEqual(new ApexDouble(3.5));
  expect(arithmetic('*', new ApexDouble(0.5), new ApexDecimal(30n, 1))).toEqual(
    new ApexDecimal(150n, 2)
  );
});

it.each([1, 1n, new ApexDouble(1), new ApexDecimal(1n)])('does not divide %s by zero', (value) => {
  expect(() => arithmetic('/', value, 0)).toThrow('Divide by 0');
});

it('adds days to a Date and fractions of days to a Datetime', () => {
  expect(arithmetic('+', ApexDate.of(2024, 2, 28), 2)).toEqual(ApexDate.of(2024, 3, 1));
  expect(arithmetic('-', ApexDate.of(2024, 3, 1), 1)).toEqual(ApexDate.of(2024, 2, 29));
  const half = new ApexDouble(0.5);
  expect(arithmetic('+', new ApexDatetime(0), half)).toEqual(new ApexDatetime(43_200_000));
});

it('names the exception that null causes', () => {
  expect(() => arithmetic('+', null, 1)).toThrow(
    new ConversionFault('NullPointerException', 'Attempt to de-reference a null object')
  );
});

it('shifts as Java does', () => {
  fc.assert(
    fc.property(longs, fc.integer({ min: 0, max: 63 }), (value, places) => {
      const unsigned = BigInt.asUintN(64, value) >> BigInt(places);
      expect(bitwise('>>>', value, places)).toBe(BigInt.asIntN(64, unsigned));
    })
  );
  expect(bitwise('>>>', -1, 28)).toBe(15);
  expect(bitwise('>>', -8, 1)).toBe(-4);
  expect(bitwise('^', true, true)).toBe(false);
  expect(complement(5)).toBe(-6);
});

it('negates every kind, the smallest Integer to itself', () => {
  expect(negate(-2_147_483_648)).toBe(-2_147_483_648);
  expect(negate(new ApexDecimal(15n, 1))).toEqual(new ApexDecimal(-15n, 1));
});

function wrapped(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}
