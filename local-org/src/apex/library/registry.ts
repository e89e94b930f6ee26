import { parseType, type ApexType } from '../types/type.ts';
import type { Value } from '../values/value.ts';
import type { ApexContext } from './context.ts';

/** `Integer`, `List<T>`, `Map<Id, SObject>`; T, K and V are the receiver's type arguments. */
export type TypeName = string;

export type ReturnType =
  TypeName | ((receiver: ApexType | undefined, args: readonly ApexType[]) => ApexType);

/**
 * One overload. Arguments arrive converted to the parameter types (an Integer for a Double parameter
 * is an ApexDouble); of an instance method `receiver` is never null.
 */
export interface LibraryMethod {
  readonly parameters: readonly TypeName[];
  readonly returns: ReturnType;
  readonly invoke: (context: ApexContext, receiver: Value, args: readonly Value[]) => Value;
}

export interface LibraryConstructor {
  readonly parameters: readonly TypeName[];
  /** `type` is the full type, with type arguments: `List<Id>`. */
  readonly invoke: (context: ApexContext, type: ApexType, args: readonly Value[]) => Value;
}

export interface LibraryProperty {
  readonly type: ReturnType;
  readonly get?: (context: ApexContext, receiver: Value) => Value;
  readonly set?: (context: ApexContext, receiver: Value, value: Value) => void;
}

type Named<T> = Readonly<Record<string, T>>;

export interface LibraryType {
  /** As `ApexType.name` has it: without `System.` and `Schema.`. */
  readonly name: string;
  /** `['T']`, `['K', 'V']`. */
  readonly typeParameters?: readonly string[];
  /** The class above; `Object` without it. */
  readonly parent?: TypeName;
  readonly interfaces?: readonly TypeName[];
  readonly isInterface?: boolean;
  readonly constructors?: readonly LibraryConstructor[];
  readonly staticMethods?: Named<readonly LibraryMethod[]>;
  readonly methods?: Named<readonly LibraryMethod[]>;
  readonly staticProperties?: Named<LibraryProperty>;
  readonly properties?: Named<LibraryProperty>;
  /** For types whose static names come from the org: `Label`, `SObjectType`. */
  readonly findStaticProperty?: (name: string) => LibraryProperty | undefined;
  /** In order: `['INSERT', 'UPDATE']`. */
  readonly enumValues?: readonly string[];
}

interface Entry {
  readonly type: LibraryType;
  readonly parent: ApexType | undefined;
  readonly interfaces: readonly ApexType[];
  readonly staticMethods: ReadonlyMap<string, readonly LibraryMethod[]>;
  readonly methods: ReadonlyMap<string, readonly LibraryMethod[]>;
  readonly staticProperties: ReadonlyMap<string, LibraryProperty>;
  readonly properties: ReadonlyMap<string, LibraryProperty>;
}

/** The platform's types; names in any case, with or without `System.` or `Schema.`. */
export class Registry {
  private readonly entries = new Map<string, Entry>();

  constructor(library: readonly LibraryType[]) {
    for (const type of library) this.add(type);
  }

  find(typeName: string): LibraryType | undefined {
    return this.entry(typeName)?.type;
  }

  /** The class above (Object for a type without one); undefined for Object itself. */
  parentOf(typeName: string): ApexType | undefined {
    return this.entry(typeName)?.parent;
  }

  interfacesOf(typeName: string): readonly ApexType[] {
    return this.entry(typeName)?.interfaces ?? [];
  }

  staticMethods(typeName: string, methodName: string): readonly LibraryMethod[] {
    return this.entry(typeName)?.staticMethods.get(methodName.toLowerCase()) ?? [];
  }

  /** Own overloads first, then those of the classes and interfaces above. */
  methods(typeName: string, methodName: string): readonly LibraryMethod[] {
    const key = methodName.toLowerCase();
    return this.lineage(typeName).flatMap((entry) => entry.methods.get(key) ?? []);
  }

  staticProperty(typeName: string, name: string): LibraryProperty | undefined {
    const entry = this.entry(typeName);
    const known = entry?.staticProperties.get(name.toLowerCase());
    return known ?? entry?.type.findStaticProperty?.(name);
  }

  property(typeName: string, name: string): LibraryProperty | undefined {
    const key = name.toLowerCase();
    return this.lineage(typeName)
      .map((entry) => entry.properties.get(key))
      .find((property) => property !== undefined);
  }

  constructors(typeName: string): readonly LibraryConstructor[] {
    return this.entry(typeName)?.type.constructors ?? [];
  }

  private add(type: LibraryType): void {
    const parent = type.name === 'Object' ? undefined : parseType(type.parent ?? 'Object');
    this.entries.set(type.name.toLowerCase(), {
      type,
      parent,
      interfaces: (type.interfaces ?? []).map(parseType),
      staticMethods: byLowerCase(type.staticMethods),
      methods: byLowerCase(type.methods),
      staticProperties: byLowerCase(type.staticProperties),
      properties: byLowerCase(type.properties)
    });
  }

  private entry(typeName: string): Entry | undefined {
    return this.entries.get(withoutNamespace(typeName).toLowerCase());
  }

  private lineage(typeName: string): Entry[] {
    const entry = this.entry(typeName);
    if (!entry) return [];
    const above = [...(entry.parent ? [entry.parent] : []), ...entry.interfaces];
    return [entry, ...above.flatMap((type) => this.lineage(type.name))];
  }
}

/** `System.` and `Schema.` are understood without being written. */
export function withoutNamespace(typeName: string): string {
  return typeName.replace(/^(system|schema)\.(?=.)/i, '');
}

function byLowerCase<T>(named: Named<T> = {}): ReadonlyMap<string, T> {
  return new Map(Object.entries(named).map(([name, value]) => [name.toLowerCase(), value]));
}
