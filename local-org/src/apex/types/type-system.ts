import type { Registry } from '../library/index.ts';
import { lineageOf, type ClassInfo, type MethodInfo } from './class-info.ts';
import type { TypeNames } from './type-names.ts';
import { parseType, sameType, substitute, typeOf, types, type ApexType } from './type.ts';

/** How far apart an implicit conversion sets two types; a smaller sum wins an overload. */
const WIDENING: Readonly<Record<string, readonly string[]>> = {
  integer: ['long', 'double', 'decimal'],
  long: ['double', 'decimal'],
  double: ['decimal'],
  decimal: ['double'],
  id: ['string'],
  string: ['id'],
  date: ['datetime']
};
const TO_OBJECT = 1000;
const TO_INTERFACE = 10;

/** What fits what: subtypes, implicit conversions and the overload they choose. */
export class TypeSystem {
  readonly names: TypeNames;
  private readonly registry: Registry;

  constructor(names: TypeNames, registry: Registry) {
    this.names = names;
    this.registry = registry;
  }

  isAssignable(from: ApexType, to: ApexType): boolean {
    return this.distance(from, to) !== undefined;
  }

  /** 0 for the same type; undefined when a value of one type does not fit the other. */
  distance(from: ApexType, to: ApexType): number | undefined {
    if (sameType(from, to)) return 0;
    if (from.name === 'null') return to.name === 'Object' ? 1 : 0;
    if (to.name === 'Object') return TO_OBJECT;
    const widened = WIDENING[from.name.toLowerCase()]?.indexOf(to.name.toLowerCase()) ?? -1;
    if (widened >= 0) return widened + 1;
    return this.collectionDistance(from, to) ?? this.ancestorDistance(from, to);
  }

  /** Direct supertypes, with type arguments filled in. */
  supertypes(type: ApexType): readonly ApexType[] {
    const info = this.names.classOf(type);
    if (info) {
      return [...(info.superType ? [info.superType] : []), ...info.interfaces];
    }
    if (this.isRecord(type)) return [types.sObject];
    const library = this.registry.find(type.name);
    const parameters = library?.typeParameters ?? [];
    const variables = new Map(
      parameters.map((name, index) => [name, type.arguments[index] ?? types.object])
    );
    const parent = this.registry.parentOf(type.name);
    return [...(parent ? [parent] : []), ...this.registry.interfacesOf(type.name)].map((one) =>
      substitute(one, variables)
    );
  }

  /** A concrete sObject type. */
  isRecord(type: ApexType): boolean {
    if (this.names.classOf(type) || this.registry.find(type.name)) return false;
    return this.names.findObject(type.name) !== undefined;
  }

  isException(type: ApexType): boolean {
    return this.ancestorDistance(type, types.exception) !== undefined || type.name === 'Exception';
  }

  /** The type of `condition ? one : other`. */
  common(one: ApexType, other: ApexType): ApexType {
    if (one.name === 'null') return other;
    if (other.name === 'null' || this.isAssignable(other, one)) {
      const bothWays = this.isAssignable(one, other) && WIDENING[one.name.toLowerCase()];
      return bothWays && one.name === 'Double' ? other : one;
    }
    if (this.isAssignable(one, other)) return other;
    for (const parent of this.supertypes(one)) {
      if (parent.name !== 'Object' && this.isAssignable(other, parent)) return parent;
    }
    return types.object;
  }

  /** The overload nearest to the argument types; undefined when none fits. */
  choose<T>(
    candidates: readonly T[],
    parametersOf: (candidate: T) => readonly ApexType[],
    args: readonly ApexType[]
  ): T | undefined {
    let best: { candidate: T; distance: number } | undefined;
    for (const candidate of candidates) {
      const parameters = parametersOf(candidate);
      if (parameters.length !== args.length) continue;
      const distances = args.map((arg, index) =>
        this.distance(arg, parameters[index] ?? types.object)
      );
      if (distances.some((distance) => distance === undefined)) continue;
      const distance = distances.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      if (!best || distance < best.distance) best = { candidate, distance };
    }
    return best?.candidate;
  }

  /** Methods of this name a class has, its own first; what an override hides is left out. */
  methodsOf(info: ClassInfo, name: string): MethodInfo[] {
    const key = name.toLowerCase();
    const found = new Map<string, MethodInfo>();
    const add = (method: MethodInfo) => {
      if (!found.has(method.signature)) found.set(method.signature, method);
    };
    for (const one of lineageOf(info)) {
      one.methods.get(key)?.forEach(add);
    }
    for (const one of lineageOf(info)) {
      for (const type of one.interfaces) {
        const above = this.names.classOf(type);
        if (above) this.methodsOf(above, name).forEach(add);
      }
    }
    return [...found.values()];
  }

  /** What for-each gives of an Iterable. */
  elementType(type: ApexType): ApexType | undefined {
    if (['List', 'Set', 'Iterable', 'Iterator'].includes(type.name)) {
      return type.arguments[0] ?? types.object;
    }
    return this.supertypes(type)
      .map((parent) => this.elementType(parent))
      .find((element) => element !== undefined);
  }

  /** Collections of records convert both ways; other elements must be subtypes. */
  private collectionDistance(from: ApexType, to: ApexType): number | undefined {
    if (from.name !== to.name || from.arguments.length !== to.arguments.length) return undefined;
    if (from.arguments.length === 0) return undefined;
    const distances = from.arguments.map((argument, index) => {
      const target = to.arguments[index] ?? types.object;
      const isCast = argument.name === 'SObject' && this.isRecord(target);
      return isCast ? 1 : this.distance(argument, target);
    });
    if (distances.some((distance) => distance === undefined)) return undefined;
    return distances.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  }

  private ancestorDistance(from: ApexType, to: ApexType): number | undefined {
    let nearest: number | undefined;
    for (const parent of this.supertypes(from)) {
      if (parent.name === 'Object') continue;
      const above = sameType(parent, to)
        ? 0
        : (this.collectionDistance(parent, to) ?? this.ancestorDistance(parent, to));
      if (above === undefined) continue;
      const step = this.isInterface(parent) ? TO_INTERFACE : 1;
      nearest = Math.min(nearest ?? Infinity, above + step);
    }
    return nearest;
  }

  isInterface(type: ApexType): boolean {
    const info = this.names.classOf(type);
    if (info) return info.declaration.kind === 'interface';
    return this.registry.find(type.name)?.isInterface === true;
  }
}

/** A library type name with the receiver's type arguments in place of its variables. */
export function libraryType(
  text: string,
  parameters: readonly string[] = [],
  receiver: ApexType = typeOf('Object')
): ApexType {
  const variables = new Map(
    parameters.map((name, index) => [name, receiver.arguments[index] ?? types.object])
  );
  return substitute(parseType(text), variables);
}
