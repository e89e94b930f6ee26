import { DivideByZeroError } from './apex-decimal.ts';

export const INTEGER_MAX = 2_147_483_647;
export const INTEGER_MIN = -2_147_483_648;
export const LONG_MAX = 9_223_372_036_854_775_807n;
export const LONG_MIN = -9_223_372_036_854_775_808n;

/** Arithmetic of 32 bits: too large a result wraps around without an error (documented: Integer). */
export function addIntegers(left: number, right: number): number {
  return (left + right) | 0;
}

export function subtractIntegers(left: number, right: number): number {
  return (left - right) | 0;
}

export function multiplyIntegers(left: number, right: number): number {
  return Math.imul(left, right);
}

/** Cut towards zero. Throws DivideByZeroError. */
export function divideIntegers(left: number, right: number): number {
  if (right === 0) throw new DivideByZeroError();
  return (left / right) | 0;
}

/** With the sign of the dividend. Throws DivideByZeroError. */
export function remainderOfIntegers(left: number, right: number): number {
  if (right === 0) throw new DivideByZeroError();
  return (left % right) | 0;
}

/** The lowest 32 bits of a whole number. */
export function wrapInteger(value: number | bigint): number {
  return Number(BigInt.asIntN(32, BigInt(value)));
}

/** The lowest 64 bits of a whole number. */
export function wrapLong(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** Cut towards zero. Throws DivideByZeroError. */
export function divideLongs(left: bigint, right: bigint): bigint {
  if (right === 0n) throw new DivideByZeroError();
  return wrapLong(left / right);
}

export function remainderOfLongs(left: bigint, right: bigint): bigint {
  if (right === 0n) throw new DivideByZeroError();
  return left % right;
}

export function isInteger(value: number | bigint): boolean {
  return value >= INTEGER_MIN && value <= INTEGER_MAX;
}
