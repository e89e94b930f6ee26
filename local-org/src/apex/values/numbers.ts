import { ApexDecimal } from './apex-decimal.ts';
import { ApexDouble } from './apex-double.ts';
import type { Value } from './value.ts';

export type NumberValue = number | bigint | ApexDouble | ApexDecimal;

/** Narrow to wide: a result has the widest kind of its operands. */
export type NumberKind = 'Integer' | 'Long' | 'Double' | 'Decimal';

const KINDS: readonly NumberKind[] = ['Integer', 'Long', 'Double', 'Decimal'];

export function isNumber(value: Value): value is NumberValue {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof ApexDouble ||
    value instanceof ApexDecimal
  );
}

export function kindOf(value: NumberValue): NumberKind {
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  return value instanceof ApexDouble ? 'Double' : 'Decimal';
}

export function widestKind(left: NumberValue, right: NumberValue): NumberKind {
  const widest = Math.max(KINDS.indexOf(kindOf(left)), KINDS.indexOf(kindOf(right)));
  return KINDS[widest] ?? 'Decimal';
}

/** The scale is the number of digits behind the point as the number prints (documented: Decimal). */
export function toDecimal(value: NumberValue): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  if (typeof value === 'bigint' || typeof value === 'number') return new ApexDecimal(BigInt(value));
  const printed = ApexDecimal.parse(value.toString());
  if (!printed) throw new RangeError(`No decimal: ${value.value}`);
  return printed.scale < 0 ? printed.setScale(0) : printed;
}

/** As a JS number, of which a Decimal or Long may lose digits. */
export function toDouble(value: NumberValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof ApexDouble ? value.value : value.toNumber();
}

/** Cut towards zero. */
export function toBigInt(value: NumberValue): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  return value instanceof ApexDouble ? BigInt(Math.trunc(value.value)) : value.toBigInt();
}

/** Negative, zero or positive across kinds; NaN when either is not a number. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  const kind = widestKind(left, right);
  if (kind === 'Decimal' && isFinite(left) && isFinite(right)) {
    return toDecimal(left).compare(toDecimal(right));
  }
  if (kind === 'Long') return sign(toBigInt(left), toBigInt(right));
  const [one, other] = [toDouble(left), toDouble(right)];
  return Number.isNaN(one) || Number.isNaN(other) ? Number.NaN : sign(one, other);
}

function isFinite(value: NumberValue): boolean {
  return !(value instanceof ApexDouble) || Number.isFinite(value.value);
}

function sign(left: number | bigint, right: number | bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
