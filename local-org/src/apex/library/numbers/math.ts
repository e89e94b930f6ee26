import {
  ApexDecimal,
  ApexDouble,
  compareByOperator,
  wrapLong,
  type Value
} from '../../values/index.ts';
import { remainderOfIntegers, remainderOfLongs, subtractIntegers } from '../../values/integers.ts';
import { toDouble, type NumberValue } from '../../values/numbers.ts';
import { method, type Call } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { rounding } from './decimal.ts';

const KINDS = ['Integer', 'Long', 'Double', 'Decimal'];
const REAL_KINDS = ['Double', 'Decimal'];

/** Documented: Math Class. */
export const mathType: LibraryType = {
  name: 'Math',
  staticProperties: {
    E: { type: 'Double', get: () => new ApexDouble(Math.E) },
    PI: { type: 'Double', get: () => new ApexDouble(Math.PI) }
  },
  staticMethods: {
    abs: KINDS.map((kind) => method(kind, [kind], (call) => absolute(call.required(0)))),
    max: pairs((left, right) => (compareByOperator(left, right) >= 0 ? left : right)),
    min: pairs((left, right) => (compareByOperator(left, right) <= 0 ? left : right)),
    mod: [
      method('Integer', ['Integer', 'Integer'], (call) =>
        remainderOfIntegers(call.integer(0), call.integer(1))
      ),
      method('Long', ['Long', 'Long'], (call) => remainderOfLongs(call.long(0), call.long(1)))
    ],
    ceil: REAL_KINDS.map((kind) => method(kind, [kind], (call) => toWhole(call, 'CEILING'))),
    floor: REAL_KINDS.map((kind) => method(kind, [kind], (call) => toWhole(call, 'FLOOR'))),
    rint: REAL_KINDS.map((kind) => method(kind, [kind], (call) => toWhole(call, 'HALF_EVEN'))),
    round: [
      method('Integer', ['Double'], (call) => Number(roundHalfUp(call)) | 0),
      method('Integer', ['Decimal'], (call) => Number(call.decimal(0).setScale(0).toBigInt()) | 0)
    ],
    roundToLong: [
      method('Long', ['Double'], (call) => wrapLong(roundHalfUp(call))),
      method('Long', ['Decimal'], (call) => wrapLong(call.decimal(0).setScale(0).toBigInt()))
    ],
    signum: REAL_KINDS.map((kind) =>
      method(kind, [kind], (call) => real(call, 0, Math.sign(call.double(0))))
    ),
    random: [method('Double', [], () => new ApexDouble(Math.random()))],
    pow: [
      method('Double', ['Double', 'Double'], (call) =>
        real(call, 0, call.double(0) ** call.double(1))
      )
    ],
    atan2: functionOfTwo(Math.atan2),
    acos: functionOf(Math.acos),
    asin: functionOf(Math.asin),
    atan: functionOf(Math.atan),
    cbrt: functionOf(Math.cbrt),
    cos: functionOf(Math.cos),
    cosh: functionOf(Math.cosh),
    exp: functionOf(Math.exp),
    log: functionOf(Math.log),
    log10: functionOf(Math.log10),
    sin: functionOf(Math.sin),
    sinh: functionOf(Math.sinh),
    sqrt: functionOf(Math.sqrt),
    tan: functionOf(Math.tan),
    tanh: functionOf(Math.tanh)
  }
};

function absolute(value: Value): Value {
  if (typeof value === 'number') return value < 0 ? subtractIntegers(0, value) : value;
  if (typeof value === 'bigint') return value < 0n ? wrapLong(-value) : value;
  return value instanceof ApexDecimal
    ? value.abs()
    : new ApexDouble(Math.abs((value as ApexDouble).value));
}

function pairs(choose: (left: Value, right: Value) => Value): LibraryMethod[] {
  return KINDS.map((kind) =>
    method(kind, [kind, kind], (call) => choose(call.required(0), call.required(1)))
  );
}

function toWhole(call: Call, mode: 'CEILING' | 'FLOOR' | 'HALF_EVEN'): Value {
  const value = call.required(0);
  if (value instanceof ApexDecimal) return value.setScale(0, mode);
  const number = call.double(0);
  if (mode === 'CEILING') return new ApexDouble(Math.ceil(number));
  if (mode === 'FLOOR') return new ApexDouble(Math.floor(number));
  return new ApexDouble(ApexDecimal.fromNumber(number).setScale(0, mode).toNumber());
}

function roundHalfUp(call: Call): bigint {
  return BigInt(Math.floor(call.double(0) + 0.5));
}

/** A result of the kind that the first argument has. */
function real(call: Call, place: number, result: number): Value {
  if (!(call.value(place) instanceof ApexDecimal)) return new ApexDouble(result);
  return rounding(call, () => ApexDecimal.fromNumber(result));
}

function functionOf(calculate: (value: number) => number): LibraryMethod[] {
  return REAL_KINDS.map((kind) =>
    method(kind, [kind], (call) => {
      const result = calculate(toDouble(call.required(0) as NumberValue));
      return real(call, 0, result);
    })
  );
}

function functionOfTwo(calculate: (one: number, other: number) => number): LibraryMethod[] {
  return REAL_KINDS.map((kind) =>
    method(kind, [kind, kind], (call) =>
      real(
        call,
        0,
        calculate(
          toDouble(call.required(0) as NumberValue),
          toDouble(call.required(1) as NumberValue)
        )
      )
    )
  );
}
