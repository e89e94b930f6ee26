import { ApexDate } from './apex-date.ts';
import { ApexDatetime } from './apex-datetime.ts';
import { DivideByZeroError } from './apex-decimal.ts';
import { ApexDouble } from './apex-double.ts';
import { ConversionFault } from './conversion-fault.ts';
import {
  addIntegers,
  divideIntegers,
  divideLongs,
  multiplyIntegers,
  subtractIntegers,
  wrapLong
} from './integers.ts';
import {
  isNumber,
  toBigInt,
  toDecimal,
  toDouble,
  widestKind,
  type NumberValue
} from './numbers.ts';
import { typeOfValue } from './runtime-type.ts';
import { ApexDecimal, type Value } from './value.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type BitOperator = '&' | '|' | '^' | '<<' | '>>' | '>>>';

const DAY_MS = 86_400_000;

/**
 * The widest kind of the operands is the kind of the result; a day may be added to dates. Throws
 * DivideByZeroError, and ConversionFault for null.
 */
export function arithmetic(operator: ArithmeticOperator, left: Value, right: Value): Value {
  refuseNull(left, right);
  if (isNumber(left) && isNumber(right)) return calculate(operator, left, right);
  if (isNumber(right) && (operator === '+' || operator === '-')) {
    const days = operator === '+' ? right : (negate(right) as NumberValue);
    if (left instanceof ApexDate) return left.addDays(Math.trunc(toDouble(days)));
    if (left instanceof ApexDatetime) {
      return left.addMilliseconds(Math.round(toDouble(days) * DAY_MS));
    }
  }
  throw wrongOperands(operator, left, right);
}

export function negate(value: Value): Value {
  refuseNull(value, value);
  if (typeof value === 'number') return subtractIntegers(0, value);
  if (typeof value === 'bigint') return wrapLong(-value);
  if (value instanceof ApexDouble) return new ApexDouble(-value.value);
  if (value instanceof ApexDecimal) return value.negate();
  throw wrongOperands('-', value, value);
}

/** Of Integers, Longs and, but for shifts, Booleans; a shift has the kind of what it shifts. */
export function bitwise(operator: BitOperator, left: Value, right: Value): Value {
  refuseNull(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    return combineBooleans(operator, left, right);
  }
  if (!isWhole(left) || !isWhole(right)) throw wrongOperands(operator, left, right);
  const shifts = operator === '<<' || operator === '>>' || operator === '>>>';
  if (typeof left === 'number' && (shifts || typeof right === 'number')) {
    return combineIntegers(operator, left, Number(right));
  }
  return combineLongs(operator, BigInt(left), BigInt(right));
}

/** `~` */
export function complement(value: Value): Value {
  refuseNull(value, value);
  if (typeof value === 'number') return ~value;
  if (typeof value === 'bigint') return ~value;
  throw wrongOperands('~', value, value);
}

function calculate(operator: ArithmeticOperator, left: NumberValue, right: NumberValue): Value {
  switch (widestKind(left, right)) {
    case 'Integer':
      return ofIntegers(operator, left as number, right as number);
    case 'Long':
      return ofLongs(operator, toBigInt(left), toBigInt(right));
    case 'Double':
      return new ApexDouble(ofDoubles(operator, toDouble(left), toDouble(right)));
    case 'Decimal':
      return ofDecimals(operator, toDecimal(left), toDecimal(right));
  }
}

function ofIntegers(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return addIntegers(left, right);
    case '-':
      return subtractIntegers(left, right);
    case '*':
      return multiplyIntegers(left, right);
    case '/':
      return divideIntegers(left, right);
  }
}

function ofLongs(operator: ArithmeticOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+':
      return wrapLong(left + right);
    case '-':
      return wrapLong(left - right);
    case '*':
      return wrapLong(left * right);
    case '/':
      return divideLongs(left, right);
  }
}

function ofDoubles(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) throw new DivideByZeroError();
      return left / right;
  }
}

function ofDecimals(
  operator: ArithmeticOperator,
  left: ApexDecimal,
  right: ApexDecimal
): ApexDecimal {
  switch (operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.subtract(right);
    case '*':
      return left.multiply(right);
    case '/':
      return left.quotient(right);
  }
}

function combineIntegers(operator: BitOperator, left: number, right: number): number {
  switch (operator) {
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '>>>':
      return (left >>> right) | 0;
  }
}

function combineLongs(operator: BitOperator, left: bigint, right: bigint): bigint {
  const places = right & 63n;
  switch (operator) {
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return wrapLong(left << places);
    case '>>':
      return left >> places;
    case '>>>':
      return wrapLong(BigInt.asUintN(64, left) >> places);
  }
}

function combineBooleans(operator: BitOperator, left: boolean, right: boolean): boolean {
  if (operator === '&') return left && right;
  if (operator === '|') return left || right;
  if (operator === '^') return left !== right;
  throw wrongOperands(operator, left, right);
}

function isWhole(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function refuseNull(left: Value, right: Value): void {
  if (left === null || right === null) {
    throw new ConversionFault('NullPointerException', 'Attempt to de-reference a null object');
  }
}

function wrongOperands(operator: string, left: Value, right: Value): ConversionFault {
  const names = `${typeOfValue(left).name} and ${typeOfValue(right).name}`;
  return new ConversionFault('TypeException', `Operator ${operator} does not apply to ${names}`);
}
