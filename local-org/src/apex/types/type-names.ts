import type { ObjectSchema, Schema } from '../../metadata/index.ts';
import { withoutNamespace, type Registry } from '../library/index.ts';
import type { TypeReference } from '../syntax/index.ts';
import { lineageOf, type ClassInfo } from './class-info.ts';
import { typeOf, types, type ApexType } from './type.ts';

/** Finds what type a name means at some place. */
export class TypeNames {
  private readonly classes: ReadonlyMap<string, ClassInfo>;
  private readonly registry: Registry;
  private readonly schema: Schema;

  constructor(classes: ReadonlyMap<string, ClassInfo>, registry: Registry, schema: Schema) {
    this.classes = classes;
    this.registry = registry;
    this.schema = schema;
  }

  /** The type a reference means inside a class; undefined when there is none of that name. */
  resolve(reference: TypeReference, from?: ClassInfo): ApexType | undefined {
    const plain = this.find(reference.name, from);
    if (!plain || reference.arguments.length === 0) return plain;
    const args = reference.arguments.map((argument) => this.resolve(argument, from));
    return args.every((argument) => argument !== undefined)
      ? typeOf(plain.name, ...args)
      : undefined;
  }

  /** A type as text names it, type arguments included; undefined when a part of it is unknown. */
  named(type: ApexType): ApexType | undefined {
    const plain = this.find(type.name);
    if (!plain || type.arguments.length === 0) return plain;
    const args = type.arguments.map((argument) => this.named(argument));
    return args.every((argument) => argument !== undefined)
      ? typeOf(plain.name, ...args)
      : undefined;
  }

  /** By name without type arguments: inner types win over those of the org, these over the platform's. */
  find(name: string, from?: ClassInfo): ApexType | undefined {
    if (name.toLowerCase() === 'void') return types.void;
    const ofOrg = this.findClass(name, from);
    if (ofOrg) return ofOrg.type;
    const platform = this.registry.find(name);
    if (platform) return typeOf(platform.name);
    const object = this.findObject(withoutNamespace(name));
    return object && typeOf(object.name);
  }

  findClass(name: string, from?: ClassInfo): ClassInfo | undefined {
    const [first = '', ...rest] = name.toLowerCase().split('.');
    let found = this.visible(first, from);
    for (const part of rest) found = found && innerOf(found, part);
    return found;
  }

  /** The class behind a resolved type. */
  classOf(type: ApexType): ClassInfo | undefined {
    return this.findClass(type.name);
  }

  findObject(name: string): ObjectSchema | undefined {
    return this.schema.objects.get(name.toLowerCase());
  }

  private visible(name: string, from: ClassInfo | undefined): ClassInfo | undefined {
    for (let place = from; place; place = place.outer) {
      const inner = innerOf(place, name);
      if (inner) return inner;
      if (place.declaration.name.toLowerCase() === name && !place.outer) return place;
    }
    return this.classes.get(name);
  }
}

function innerOf(info: ClassInfo, name: string): ClassInfo | undefined {
  return lineageOf(info)
    .map((one) => one.inner.get(name))
    .find((inner) => inner !== undefined);
}
