import { library, Registry, type ApexContext } from '../../src/apex/library/index.ts';
import { parseType, substitute, typeOf, types, type ApexType } from '../../src/apex/types/type.ts';
import { ApexSObject, convertTo, typeOfValue, type Value } from '../../src/apex/values/index.ts';

const registry = new Registry(library);

/** What a failing library call throws: the name of the Apex exception and its text. */
export class RaisedException extends Error {
  readonly typeName: string;

  constructor(typeName: string, message: string) {
    super(`${typeName}: ${message}`);
    this.typeName = typeName;
  }
}

/** A transaction of a user in Los Angeles on 2024-02-29 at 12:30:15 GMT; no org behind it. */
export function aContext(parts: Partial<ApexContext> = {}): ApexContext {
  const base: Partial<ApexContext> = {
    timeZone: 'America/Los_Angeles',
    inTest: true,
    memory: new Map(),
    now: () => new Date(Date.UTC(2024, 1, 29, 12, 30, 15)),
    exception: (typeName, message) => new RaisedException(typeName, message),
    isInstance: () => false,
    log: () => undefined
  };
  return { ...base, ...parts } as ApexContext;
}

/** `callStatic('Math', 'max', [1, 2])` */
export function callStatic(
  typeName: string,
  name: string,
  args: readonly Value[],
  context = aContext()
): Value {
  return invoke(registry.staticMethods(typeName, name), typeOf(typeName), null, args, context);
}

/** `callOn('text', 'length')` */
export function callOn(
  receiver: Value,
  name: string,
  args: readonly Value[] = [],
  context = aContext()
): Value {
  const type = typeOfValue(receiver);
  const known = registry.find(type.name) ? type : types.sObject;
  return invoke(registry.methods(known.name, name), known, receiver, args, context);
}

/** `construct('Set<Id>', [list])` */
export function construct(type: string, args: readonly Value[], context = aContext()): Value {
  const full = parseType(type);
  const fitting = registry
    .constructors(full.name)
    .find((one) => fits(one.parameters, full, args) !== undefined);
  if (!fitting) throw new Error(`No constructor of ${type}`);
  return fitting.invoke(context, full, fits(fitting.parameters, full, args) ?? []);
}

function invoke(
  overloads: ReturnType<Registry['methods']>,
  type: ApexType,
  receiver: Value,
  args: readonly Value[],
  context: ApexContext
): Value {
  const exactness = ({ parameters }: { readonly parameters: readonly string[] }) =>
    parameters.filter((name, place) => name === typeOfValue(args[place] ?? null).name).length;
  for (const overload of [...overloads].sort((a, b) => exactness(b) - exactness(a))) {
    const fitting = fits(overload.parameters, type, args);
    if (fitting) return overload.invoke(context, receiver, fitting);
  }
  throw new Error(`No overload for ${args.map((arg) => typeOfValue(arg).name).join(', ')}`);
}

/** The arguments as the parameters take them; undefined when one does not fit. */
function fits(
  parameters: readonly string[],
  receiver: ApexType,
  args: readonly Value[]
): Value[] | undefined {
  if (parameters.length !== args.length) return undefined;
  const variables = variablesOf(receiver);
  const wanted = parameters.map((parameter) => substitute(parseType(parameter), variables));
  if (!args.every((arg, place) => matches(arg, wanted[place] ?? types.object))) return undefined;
  return args.map((arg, place) => convertTo(arg, wanted[place] ?? types.object));
}

function variablesOf(receiver: ApexType): Map<string, ApexType> {
  const names = registry.find(receiver.name)?.typeParameters ?? [];
  return new Map(names.map((name, place) => [name, receiver.arguments[place] ?? types.object]));
}

function matches(arg: Value, wanted: ApexType): boolean {
  if (arg === null || wanted.name === 'Object') return true;
  if (wanted.name === typeOfValue(arg).name) return true;
  if (wanted.name === 'SObject') return arg instanceof ApexSObject;
  if (wanted.arguments.length > 0 || !(wanted.name.toLowerCase() in types)) return false;
  try {
    convertTo(arg, wanted);
    return true;
  } catch {
    return false;
  }
}
