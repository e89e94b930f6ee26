/**
 * A static Apex type. Platform types carry their usual name without `System.` and `Schema.`
 * (`String`, `List`, `QueryException`, `SObjectType`, `Database.SaveResult`), sObjects their API name,
 * classes of the org their full name (`Outer.Inner`). Equal types may be different objects.
 */
export interface ApexType {
  readonly name: string;
  /** `List<Id>` has one, `Map<Id, Account>` two; empty for everything else. */
  readonly arguments: readonly ApexType[];
}

export const typeOf = (name: string, ...args: readonly ApexType[]): ApexType => ({
  name,
  arguments: args
});

export const types = {
  object: typeOf('Object'),
  boolean: typeOf('Boolean'),
  integer: typeOf('Integer'),
  long: typeOf('Long'),
  double: typeOf('Double'),
  decimal: typeOf('Decimal'),
  string: typeOf('String'),
  id: typeOf('Id'),
  date: typeOf('Date'),
  datetime: typeOf('Datetime'),
  time: typeOf('Time'),
  blob: typeOf('Blob'),
  sObject: typeOf('SObject'),
  exception: typeOf('Exception'),
  /** A method that returns nothing. */
  void: typeOf('void'),
  /** The literal `null`: fits every type. */
  null: typeOf('null')
} as const;

/** Reads a type as the library writes it: `List<Map<Id, T>>`. */
export function parseType(text: string): ApexType {
  const [type, rest] = readType(text.replace(/\s+/g, ''));
  if (rest !== '') throw new Error(`${text} is not a type`);
  return type;
}

function readType(text: string): [ApexType, string] {
  const name = /^[\w.]+/.exec(text)?.[0];
  if (name === undefined) throw new Error(`${text} is not a type`);
  let rest = text.slice(name.length);
  if (!rest.startsWith('<')) return [typeOf(name), rest];
  const args: ApexType[] = [];
  do {
    const [argument, behind] = readType(rest.slice(1));
    args.push(argument);
    rest = behind;
  } while (rest.startsWith(','));
  return [typeOf(name, ...args), rest.slice(1)];
}

/** `Map<Id,Account>`, as Apex shows it. */
export function typeText(type: ApexType): string {
  if (type.arguments.length === 0) return type.name;
  return `${type.name}<${type.arguments.map(typeText).join(',')}>`;
}

export function sameType(one: ApexType, other: ApexType): boolean {
  return (
    one.name.toLowerCase() === other.name.toLowerCase() &&
    one.arguments.length === other.arguments.length &&
    one.arguments.every((argument, index) => sameType(argument, other.arguments[index] as ApexType))
  );
}

/** Puts the receiver's type arguments in place of T, K, V. */
export function substitute(type: ApexType, variables: ReadonlyMap<string, ApexType>): ApexType {
  const known = variables.get(type.name);
  if (known) return known;
  if (type.arguments.length === 0) return type;
  return typeOf(type.name, ...type.arguments.map((argument) => substitute(argument, variables)));
}
