import type { Schema } from '../../metadata/index.ts';
import type { Registry } from '../library/index.ts';
import type {
  MethodMember,
  Parameter,
  TypeDeclaration,
  TypeReference,
  VariableMember
} from '../syntax/index.ts';
import { ApexEnum } from '../values/index.ts';
import type { ClassInfo, MethodInfo, ParameterInfo, VariableInfo } from './class-info.ts';
import { ApexCompileError } from './compile-error.ts';
import { TypeNames } from './type-names.ts';
import { typeOf, types, typeText, type ApexType } from './type.ts';

export interface LinkedClasses {
  /** Outermost classes by lower-case name. */
  readonly classes: ReadonlyMap<string, ClassInfo>;
  readonly names: TypeNames;
}

/** Resolves every type that declarations name. Throws ApexCompileError for one that does not exist. */
export function linkClasses(
  declarations: readonly TypeDeclaration[],
  registry: Registry,
  schema: Schema
): LinkedClasses {
  const classes = new Map<string, ClassInfo>();
  for (const declaration of declarations) {
    classes.set(declaration.name.toLowerCase(), shell(declaration));
  }
  const names = new TypeNames(classes, registry, schema);
  const all = [...classes.values()].flatMap(withInner);
  // A name may come from an ancestor's inner types, so ancestors are known before members.
  for (const info of all) linkAncestors(info, names);
  for (const info of all) linkMembers(info, names);
  return { classes, names };
}

export function withInner(info: ClassInfo): ClassInfo[] {
  return [info, ...[...info.inner.values()].flatMap(withInner)];
}

function shell(declaration: TypeDeclaration, outer?: ClassInfo): ClassInfo {
  const name = outer ? `${outer.name}.${declaration.name}` : declaration.name;
  const type = typeOf(name);
  const info: ClassInfo = {
    name,
    type,
    declaration,
    ...(outer && { outer }),
    unit: outer?.unit ?? declaration.name,
    inner: new Map(),
    interfaces: [],
    variables: new Map(),
    methods: new Map(),
    constructors: [],
    enumValues: declaration.constants.map((one, ordinal) => new ApexEnum(type, one, ordinal))
  };
  for (const inner of declaration.types) {
    info.inner.set(inner.name.toLowerCase(), shell(inner, info));
  }
  return info;
}

function linkAncestors(info: ClassInfo, names: TypeNames): void {
  const { superclass, interfaces } = info.declaration;
  // The outer class is asked, not the class itself: its own inner types are no ancestors.
  const from = info.outer;
  if (superclass) {
    info.superType = requireType(info, superclass, names, from);
    const found = names.classOf(info.superType);
    if (found) info.superclass = found;
  }
  info.interfaces.push(...interfaces.map((one) => requireType(info, one, names, from)));
}

function linkMembers(info: ClassInfo, names: TypeNames): void {
  const resolve = (reference: TypeReference) => requireType(info, reference, names, info);
  const parameters = (list: readonly Parameter[]): ParameterInfo[] =>
    list.map(({ name, type }) => ({ name, type: resolve(type) }));
  for (const member of info.declaration.variables) {
    info.variables.set(member.name.toLowerCase(), variable(info, member, resolve(member.type)));
  }
  for (const member of info.declaration.methods) {
    const returns = member.returns ? resolve(member.returns) : types.void;
    const linked = method(info, member, parameters(member.parameters), returns);
    const key = member.name.toLowerCase();
    info.methods.set(key, [...(info.methods.get(key) ?? []), linked]);
  }
  for (const { parameters: list, body, place } of info.declaration.constructors) {
    info.constructors.push({ owner: info, parameters: parameters(list), body, place });
  }
}

function variable(owner: ClassInfo, member: VariableMember, type: ApexType): VariableInfo {
  const { words, annotations } = member.modifiers;
  return {
    name: member.name,
    owner,
    type,
    isStatic: words.has('static'),
    isFinal: words.has('final'),
    words,
    testVisible: annotations.has('testvisible'),
    place: member.place,
    ...(member.accessors && { accessors: member.accessors })
  };
}

function method(
  owner: ClassInfo,
  member: MethodMember,
  parameters: readonly ParameterInfo[],
  returns: ApexType
): MethodInfo {
  const list = parameters.map(({ type }) => typeText(type)).join(',');
  return {
    name: member.name,
    owner,
    isStatic: member.modifiers.words.has('static'),
    parameters,
    returns,
    words: member.modifiers.words,
    annotations: member.modifiers.annotations,
    ...(member.body && { body: member.body }),
    place: member.place,
    signature: `${member.name}(${list})`.toLowerCase()
  };
}

function requireType(
  info: ClassInfo,
  reference: TypeReference,
  names: TypeNames,
  from: ClassInfo | undefined
): ApexType {
  const type = names.resolve(reference, from);
  if (type) return type;
  throw new ApexCompileError(info.unit, reference.place, `Invalid type: ${reference.name}`);
}
