import { divideRounded, magnitude, type RoundingMode } from './rounding.ts';

/** Digits a quotient without a scale of its own keeps (as IEEE 754 decimal128 has them). */
const QUOTIENT_DIGITS = 34;

const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** The divisor of a division is zero. */
export class DivideByZeroError extends Error {
  override readonly name = 'DivideByZeroError';

  constructor() {
    super('Divide by 0');
  }
}

/** A decimal number: `unscaled` × 10^-`scale`. 1.1 and 1.10 are the same number in different scales. */
export class ApexDecimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale = 0) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** Reads `12`, `-1.50`, `1e-3`; undefined for any other text. */
  static parse(text: string): ApexDecimal | undefined {
    const match = SHAPE.exec(text);
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
    if (!match || whole + fraction === '') return undefined;
    const digits = BigInt(whole + fraction);
    const scale = fraction.length - Number(exponent);
    return new ApexDecimal(sign === '-' ? -digits : digits, scale);
  }

  /** The shortest decimal that names the same double; the double is finite. */
  static fromNumber(value: number): ApexDecimal {
    const parsed = ApexDecimal.parse(String(value));
    if (!parsed) throw new RangeError(`No decimal: ${value}`);
    return parsed.scale < 0 ? parsed.setScale(0) : parsed;
  }

  negate(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return new ApexDecimal(magnitude(this.unscaled), this.scale);
  }

  add(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  subtract(other: ApexDecimal): ApexDecimal {
    return this.add(other.negate());
  }

  multiply(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** The quotient in a given scale. Throws DivideByZeroError, RoundingNecessaryError. */
  divide(divisor: ApexDecimal, scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    if (divisor.unscaled === 0n) throw new DivideByZeroError();
    const shift = scale + divisor.scale - this.scale;
    const dividend = this.unscaled * powerOfTen(Math.max(shift, 0));
    return new ApexDecimal(
      divideRounded(dividend, divisor.unscaled * powerOfTen(Math.max(-shift, 0)), mode),
      scale
    );
  }

  /** What the operator `/` gives: up to 34 digits, no more behind the point than are needed. */
  quotient(divisor: ApexDecimal): ApexDecimal {
    if (divisor.unscaled === 0n) throw new DivideByZeroError();
    const preferred = this.scale - divisor.scale;
    if (this.unscaled === 0n) return new ApexDecimal(0n, Math.max(preferred, 0));
    const wholeDigits = this.precision() - this.scale - (divisor.precision() - divisor.scale);
    const rough = this.divide(divisor, QUOTIENT_DIGITS - wholeDigits);
    const exact = this.divide(divisor, rough.scale - (rough.precision() - QUOTIENT_DIGITS));
    return exact.strippedTo(preferred).atLeastScale(0);
  }

  setScale(scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    return this.divide(ONE, scale, mode);
  }

  /** A power with a whole exponent of zero or more. */
  pow(exponent: number): ApexDecimal {
    return new ApexDecimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  /** All digits, those behind the point included; 1 for zero. */
  precision(): number {
    return magnitude(this.unscaled).toString().length;
  }

  /** Cut towards zero. */
  toBigInt(): bigint {
    return this.setScale(0, 'DOWN').unscaled;
  }

  toNumber(): number {
    return Number(`${this.unscaled}e${-this.scale}`);
  }

  /** Negative, zero or positive; the scale does not matter. */
  compare(other: ApexDecimal): number {
    const difference = this.subtract(other).unscaled;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  stripTrailingZeros(): ApexDecimal {
    if (this.unscaled === 0n) return ZERO;
    return this.strippedTo(Number.NEGATIVE_INFINITY);
  }

  /** Never with an exponent. */
  toPlainString(): string {
    const plain = this.atLeastScale(0);
    const sign = plain.unscaled < 0n ? '-' : '';
    const digits = magnitude(plain.unscaled)
      .toString()
      .padStart(plain.scale + 1, '0');
    const point = digits.length - plain.scale;
    return sign + digits.slice(0, point) + (plain.scale > 0 ? `.${digits.slice(point)}` : '');
  }

  /** With an exponent for a negative scale and from the seventh zero behind the point on, as Java. */
  toString(): string {
    const exponent = this.precision() - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = magnitude(this.unscaled).toString();
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits.charAt(0)}${fraction}E${exponent < 0 ? '' : '+'}${exponent}`;
  }

  private strippedTo(lowestScale: number): ApexDecimal {
    let { unscaled, scale } = this;
    while (scale > lowestScale && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale -= 1;
    }
    return new ApexDecimal(unscaled, scale);
  }

  private atLeastScale(scale: number): ApexDecimal {
    return this.scale >= scale ? this : new ApexDecimal(this.unscaledAt(scale), scale);
  }

  private unscaledAt(scale: number): bigint {
    return this.unscaled * powerOfTen(scale - this.scale);
  }
}

const ZERO = new ApexDecimal(0n);
const ONE = new ApexDecimal(1n);

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
