import { typeOf, type ApexType } from '../types/index.ts';
import { ApexId, typeOfValue, type Value } from '../values/index.ts';
import type { Transaction } from './transaction.ts';

/** Calls an instance method of the platform's library. Throws when there is none of that name. */
export function callPlatform(
  { program, context }: Transaction,
  receiver: Value,
  name: string,
  args: readonly Value[]
): Value {
  const { registry, types } = program;
  const methods = registry.methods(typeOfValue(receiver).name, name);
  const [method] = methods.filter((one) => one.parameters.length === args.length);
  const ofObject = types.choose(
    registry.methods('Object', name),
    (one) => one.parameters.map((parameter) => typeOf(parameter)),
    args.map(typeOfValue)
  );
  const found = method ?? ofObject;
  if (found) return found.invoke(context, receiver, args);
  throw new Error(`${typeOfValue(receiver).name} has no method ${name}`);
}

/** `5 instanceof Long` is false although an Integer may be assigned to a Long. */
export function isWidened(actual: ApexType, type: ApexType): boolean {
  const scalars = ['Integer', 'Long', 'Double', 'Decimal', 'Id', 'String', 'Date', 'Datetime'];
  return actual.name !== type.name && scalars.includes(actual.name) && scalars.includes(type.name);
}

/** Text in the form of an id is an instance of Id. */
export function isIdText(value: Value, type: ApexType): boolean {
  return typeof value === 'string' && type.name === 'Id' && ApexId.parse(value) !== undefined;
}
