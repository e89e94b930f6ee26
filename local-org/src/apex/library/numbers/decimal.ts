import {
  ApexDecimal,
  ApexDouble,
  DivideByZeroError,
  wrapInteger,
  wrapLong,
  type ApexEnum
} from '../../values/index.ts';
import { RoundingNecessaryError, type RoundingMode } from '../../values/rounding.ts';
import { isNumber, toDecimal } from '../../values/numbers.ts';
import { method, type Call } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { wrongKind } from './integer.ts';
import { grouped } from './number-format.ts';

/** Documented: Decimal Class. */
export const decimalType: LibraryType = {
  name: 'Decimal',
  staticMethods: {
    valueOf: [
      method('Decimal', ['String'], (call) => {
        const value = ApexDecimal.parse(call.text(0));
        if (!value) throw call.fail('TypeException', `Invalid decimal: ${call.text(0)}`);
        return value;
      }),
      method('Decimal', ['Object'], (call) => {
        const value = call.required(0);
        if (isNumber(value)) return toDecimal(value);
        throw wrongKind(call, value, 'Decimal');
      })
    ]
  },
  methods: {
    abs: [method('Decimal', [], (_call, self: ApexDecimal) => self.abs())],
    divide: [divide(['Decimal', 'Integer']), divide(['Decimal', 'Integer', 'RoundingMode'])],
    doubleValue: [
      method('Double', [], (_call, self: ApexDecimal) => new ApexDouble(self.toNumber()))
    ],
    format: [method('String', [], (_call, self: ApexDecimal) => grouped(self.toPlainString()))],
    intValue: [method('Integer', [], (_call, self: ApexDecimal) => wrapInteger(self.toBigInt()))],
    longValue: [method('Long', [], (_call, self: ApexDecimal) => wrapLong(self.toBigInt()))],
    pow: [
      method('Decimal', ['Integer'], (call, self: ApexDecimal) => {
        const exponent = call.integer(0);
        if (exponent >= 0) return self.pow(exponent);
        throw call.fail('MathException', 'Invalid operation');
      })
    ],
    precision: [method('Integer', [], (_call, self: ApexDecimal) => self.precision())],
    scale: [method('Integer', [], (_call, self: ApexDecimal) => self.scale)],
    round: [
      method('Long', [], (_call, self: ApexDecimal) => wrapLong(self.setScale(0).toBigInt())),
      method('Long', ['RoundingMode'], (call, self: ApexDecimal) =>
        wrapLong(rounding(call, () => self.setScale(0, modeAt(call, 0))).toBigInt())
      )
    ],
    setScale: [
      method('Decimal', ['Integer'], (call, self: ApexDecimal) => self.setScale(call.integer(0))),
      method('Decimal', ['Integer', 'RoundingMode'], (call, self: ApexDecimal) =>
        rounding(call, () => self.setScale(call.integer(0), modeAt(call, 1)))
      )
    ],
    stripTrailingZeros: [
      method('Decimal', [], (_call, self: ApexDecimal) => self.stripTrailingZeros())
    ],
    toPlainString: [method('String', [], (_call, self: ApexDecimal) => self.toPlainString())]
  }
};

/** Documented: Double Class. */
export const doubleType: LibraryType = {
  name: 'Double',
  staticMethods: {
    valueOf: [
      method('Double', ['String'], (call) => {
        const text = call.text(0).trim();
        if (!ApexDecimal.parse(text)) throw call.fail('TypeException', `Invalid double: ${text}`);
        return new ApexDouble(Number(text));
      }),
      method('Double', ['Object'], (call) => {
        const value = call.required(0);
        if (isNumber(value)) return new ApexDouble(Number(value.toString()));
        throw wrongKind(call, value, 'Double');
      })
    ]
  },
  methods: {
    format: [method('String', [], (_call, self: ApexDouble) => grouped(String(self.value)))],
    intValue: [method('Integer', [], (_call, self: ApexDouble) => wrapInteger(whole(self)))],
    longValue: [method('Long', [], (_call, self: ApexDouble) => wrapLong(whole(self)))],
    round: [
      method('Long', [], (_call, self: ApexDouble) =>
        wrapLong(toDecimal(self).setScale(0, 'HALF_UP').toBigInt())
      )
    ]
  }
};

function whole(value: ApexDouble): bigint {
  return BigInt(Math.trunc(value.value));
}

function divide(parameters: readonly string[]): LibraryMethod {
  return method('Decimal', parameters, (call, self: ApexDecimal) =>
    rounding(call, () => self.divide(call.decimal(0), call.integer(1), modeAt(call, 2)))
  );
}

/** Half-even where the call names no mode (documented: setScale, divide, round). */
function modeAt(call: Call, place: number): RoundingMode {
  if (call.args.length <= place) return 'HALF_EVEN';
  return (call.required(place) as ApexEnum).name as RoundingMode;
}

export function rounding(call: Call, calculate: () => ApexDecimal): ApexDecimal {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof RoundingNecessaryError || error instanceof DivideByZeroError) {
      throw call.fail('MathException', error.message);
    }
    throw error;
  }
}
