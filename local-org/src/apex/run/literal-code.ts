import type { LiteralType } from '../syntax/index.ts';
import { types, type ApexType } from '../types/index.ts';
import { ApexDecimal, ApexDouble, type Value } from '../values/index.ts';
import type { Code } from './frame.ts';

const literalTypes: Readonly<Record<LiteralType, ApexType>> = {
  integer: types.integer,
  long: types.long,
  decimal: types.decimal,
  string: types.string,
  boolean: types.boolean,
  null: types.null
};

export function literalCode(type: LiteralType, text: string): Code {
  const isDouble = type === 'decimal' && /[dD]$/.test(text);
  const value = isDouble ? new ApexDouble(Number(text.slice(0, -1))) : literalValue(type, text);
  return { type: isDouble ? types.double : literalTypes[type], run: () => value };
}

function literalValue(type: LiteralType, text: string): Value {
  switch (type) {
    case 'integer':
      return Number(text) | 0;
    case 'long':
      return BigInt(text);
    case 'decimal':
      return ApexDecimal.parse(text) ?? null;
    case 'string':
      return text;
    case 'boolean':
      return text === 'true';
    case 'null':
      return null;
  }
}
