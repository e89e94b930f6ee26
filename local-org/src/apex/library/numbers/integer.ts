import { INTEGER_MAX, INTEGER_MIN, LONG_MAX, LONG_MIN } from '../../values/integers.ts';
import { isNumber, toBigInt } from '../../values/numbers.ts';
import { typeOfValue, wrapInteger, wrapLong, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { LibraryType } from '../registry.ts';
import { grouped } from './number-format.ts';

/** Documented: Integer Class. */
export const integerType: LibraryType = {
  name: 'Integer',
  staticProperties: {
    MAX_VALUE: { type: 'Integer', get: () => INTEGER_MAX },
    MIN_VALUE: { type: 'Integer', get: () => INTEGER_MIN }
  },
  staticMethods: {
    valueOf: [
      method('Integer', ['String'], (call) => {
        return Number(readWhole(call, 'integer', BigInt(INTEGER_MIN), BigInt(INTEGER_MAX)));
      }),
      method('Integer', ['Object'], (call) => {
        const value = call.required(0);
        if (isNumber(value)) return wrapInteger(toBigInt(value));
        throw wrongKind(call, value, 'Integer');
      })
    ]
  },
  methods: {
    format: [method('String', [], (_call, self: number) => grouped(String(self)))]
  }
};

/** Documented: Long Class. */
export const longType: LibraryType = {
  name: 'Long',
  staticProperties: {
    MAX_VALUE: { type: 'Long', get: () => LONG_MAX },
    MIN_VALUE: { type: 'Long', get: () => LONG_MIN }
  },
  staticMethods: {
    valueOf: [
      method('Long', ['String'], (call) => readWhole(call, 'long', LONG_MIN, LONG_MAX)),
      method('Long', ['Object'], (call) => {
        const value = call.required(0);
        if (isNumber(value)) return wrapLong(toBigInt(value));
        throw wrongKind(call, value, 'Long');
      })
    ]
  },
  methods: {
    format: [method('String', [], (_call, self: bigint) => grouped(String(self)))],
    intValue: [method('Integer', [], (_call, self: bigint) => wrapInteger(self))]
  }
};

/** Documented: Boolean Class. */
export const booleanType: LibraryType = {
  name: 'Boolean',
  staticMethods: {
    valueOf: [
      method('Boolean', ['String'], (call) => call.text(0).toLowerCase() === 'true'),
      method('Boolean', ['Object'], (call) => {
        const value = call.required(0);
        if (typeof value === 'boolean') return value;
        throw wrongKind(call, value, 'Boolean');
      })
    ]
  }
};

export function wrongKind(call: Call, value: Value, wanted: string): Error {
  const { name } = typeOfValue(value);
  return call.fail('TypeException', `Invalid conversion from runtime type ${name} to ${wanted}`);
}

function readWhole(call: Call, name: string, lowest: bigint, highest: bigint): bigint {
  const text = call.text(0);
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  if (value !== undefined && value >= lowest && value <= highest) return value;
  throw call.fail('TypeException', `Invalid ${name}: ${text}`);
}
