import { typeOf } from '../types/type.ts';
import { ApexNative, type Value } from '../values/index.ts';
import { method, procedure } from './call.ts';
import type { ApexContext } from './context.ts';
import type {
  LibraryConstructor,
  LibraryMethod,
  LibraryProperty,
  LibraryType,
  TypeName
} from './registry.ts';

export type Bag = Map<string, Value>;

export interface BagOptions {
  /** Values of a new object; the others are null. */
  readonly initial?: (context: ApexContext) => Readonly<Record<string, Value>>;
  readonly constructors?: readonly LibraryConstructor[];
  readonly methods?: LibraryType['methods'];
}

/**
 * A type of the platform that only carries values: each can be read and written as a property and by
 * `getX` and `setX`.
 */
export function bagType(
  name: string,
  values: Readonly<Record<string, TypeName>>,
  options: BagOptions = {}
): LibraryType {
  const names = Object.entries(values);
  return {
    name,
    constructors: options.constructors ?? [
      { parameters: [], invoke: (context) => newBag(name, options.initial?.(context)) }
    ],
    properties: Object.fromEntries(names.map(([key, type]) => [key, bagProperty(key, type)])),
    methods: { ...accessorsOf(names), ...options.methods }
  };
}

export function newBag(name: string, initial: Readonly<Record<string, Value>> = {}): ApexNative {
  return new ApexNative(typeOf(name), new Map(Object.entries(initial)) satisfies Bag);
}

export function bagOf(self: Value): Bag {
  return (self as ApexNative).state as Bag;
}

function bagProperty(key: string, type: TypeName): LibraryProperty {
  return {
    type,
    get: (_context, self) => bagOf(self).get(key) ?? null,
    set: (_context, self, value) => void bagOf(self).set(key, value)
  };
}

function accessorsOf(
  names: readonly (readonly [string, TypeName])[]
): NonNullable<LibraryType['methods']> {
  return Object.fromEntries(names.flatMap(([key, type]) => accessors(key, type)));
}

function accessors(key: string, type: TypeName): [string, LibraryMethod[]][] {
  const capital = key.charAt(0).toUpperCase() + key.slice(1);
  const get = method(type, [], (_call, self) => bagOf(self).get(key) ?? null);
  const set = procedure([type], (call, self) => void bagOf(self).set(key, call.value(0)));
  return [
    [`get${capital}`, [get]],
    [`is${capital}`, type === 'Boolean' ? [get] : []],
    [`set${capital}`, [set]]
  ];
}
