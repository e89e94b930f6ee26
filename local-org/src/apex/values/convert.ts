import { typeText, type ApexType } from '../types/type.ts';
import { ApexTime } from './apex-time.ts';
import { ConversionFault } from './conversion-fault.ts';
import { wrapInteger, wrapLong } from './integers.ts';
import { isNumber, toBigInt, toDecimal, toDouble } from './numbers.ts';
import { typeOfValue } from './runtime-type.ts';
import { ApexBlob, ApexDate, ApexDatetime, ApexDouble, ApexId, type Value } from './value.ts';

/** Undefined where the value does not fit the scalar type. */
type Conversion = (value: Value) => Value | undefined;

/** Without loss, as an assignment does it. */
const IMPLICIT: Readonly<Record<string, Conversion>> = {
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  integer: (value) => (typeof value === 'number' ? value : undefined),
  long: (value) => (isWhole(value) ? BigInt(value) : undefined),
  double: (value) =>
    isNumber(value)
      ? value instanceof ApexDouble
        ? value
        : new ApexDouble(toDouble(value))
      : undefined,
  decimal: (value) => (isNumber(value) ? toDecimal(value) : undefined),
  string: (value) => {
    if (value instanceof ApexId) return value.text;
    return typeof value === 'string' ? value : undefined;
  },
  id: (value) => {
    if (typeof value === 'string') return readId(value);
    return value instanceof ApexId ? value : undefined;
  },
  date: (value) => (value instanceof ApexDate ? value : undefined),
  datetime: (value) => {
    if (value instanceof ApexDate) return new ApexDatetime(value.toEpochMillis());
    return value instanceof ApexDatetime ? value : undefined;
  },
  time: (value) => (value instanceof ApexTime ? value : undefined),
  blob: (value) => (value instanceof ApexBlob ? value : undefined)
};

/** What only a written cast does: digits may be lost. */
const EXPLICIT: Readonly<Record<string, Conversion>> = {
  integer: (value) => (isNumber(value) ? wrapInteger(toBigInt(value)) : undefined),
  long: (value) => (isNumber(value) ? wrapLong(toBigInt(value)) : undefined)
};

/**
 * The value as a variable or parameter of the type holds it; types that are no scalars leave it as it is.
 * Throws ConversionFault.
 */
export function convertTo(value: Value, type: ApexType): Value {
  return convert(value, type, IMPLICIT[type.name.toLowerCase()]);
}

/** What `(Integer) value` gives. Throws ConversionFault. */
export function castTo(value: Value, type: ApexType): Value {
  const name = type.name.toLowerCase();
  return convert(value, type, EXPLICIT[name] ?? IMPLICIT[name]);
}

/** Throws ConversionFault when the text is not an id of 15 or 18 characters. */
export function readId(text: string): ApexId {
  const id = ApexId.parse(text);
  if (!id) throw new ConversionFault('StringException', `Invalid id: ${text}`);
  return id;
}

function convert(value: Value, type: ApexType, conversion: Conversion | undefined): Value {
  if (value === null || !conversion) return value;
  const converted = conversion(value);
  if (converted !== undefined) return converted;
  const from = typeText(typeOfValue(value));
  throw new ConversionFault(
    'TypeException',
    `Invalid conversion from runtime type ${from} to ${typeText(type)}`
  );
}

function isWhole(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
