import { JsonReader, parseJson, type Json } from '../library/index.ts';
import { Thrown, type Transaction } from '../run/index.ts';
import { typeText, type MethodInfo } from '../types/index.ts';
import type { Value } from '../values/index.ts';

/** Arguments as a component names them, any JSON. */
export type NamedArguments = Readonly<Record<string, unknown>>;

/** A value that does not fit its parameter. */
export class ArgumentFault extends Error {
  override readonly name = 'ArgumentFault';
}

/**
 * The values of a method's parameters; one that is not given is null, names the method does not have are
 * ignored. Throws ArgumentFault.
 */
export function readArguments(
  transaction: Transaction,
  method: MethodInfo,
  args: NamedArguments
): Value[] {
  const reader = new JsonReader(transaction.context, false);
  return method.parameters.map(({ name, type }) => {
    try {
      return reader.read(jsonOf(args[name]), type);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      const problem = `action parameter '${name}' of type '${typeText(type)}'`;
      throw new ArgumentFault(`Value provided is invalid for ${problem}`);
    }
  });
}

function jsonOf(value: unknown): Json {
  return value === undefined ? null : parseJson(JSON.stringify(value));
}
