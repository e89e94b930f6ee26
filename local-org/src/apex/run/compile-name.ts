import type { ObjectSchema } from '../../metadata/index.ts';
import { NotImplementedError, withoutNamespace } from '../library/index.ts';
import type { Expression } from '../syntax/index.ts';
import {
  findVariable,
  libraryType,
  typeOf,
  types,
  type ApexType,
  type ClassInfo,
  type VariableInfo
} from '../types/index.ts';
import {
  ApexEnum,
  ApexNative,
  ApexSObjectField,
  ApexSObjectType,
  type Value
} from '../values/index.ts';
import { chained } from './chained.ts';
import { compileExpression } from './compile-expression.ts';
import { recordMember } from './record-member.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';
import { requireVisible } from './visibility.ts';

type MemberNode = Extract<Expression, { kind: 'member' }>;

export function compileName(node: Extract<Expression, { kind: 'name' }>, scope: Scope): Code {
  const local = scope.local(node.name);
  if (local) {
    const { slot } = local;
    return { type: local.type, run: (frame) => frame.locals[slot] ?? null };
  }
  const variable = visibleVariable(node.name, scope);
  if (variable) return variableCode(variable, ownReceiver, scope);
  throw scope.error(node.place, `Variable does not exist: ${node.name}`);
}

export function compileMember(node: MemberNode, scope: Scope): Code {
  const owner = typeNamed(node.target, scope);
  if (owner) return staticMember(owner, node, scope);
  const token = tokenOfFields(node, scope);
  if (token) return token;
  const target = compileExpression(node.target, scope);
  const code = instanceMember(target, node, scope);
  return chained(target, node.safe, code, scope);
}

/** A field or property of the class or of its outer classes, as far as static code may see it. */
export function visibleVariable(name: string, scope: Scope): VariableInfo | undefined {
  const own = findVariable(scope.owner, name);
  if (own && (own.isStatic || !scope.isStatic)) return own;
  for (let outer = scope.owner.outer; outer; outer = outer.outer) {
    const found = findVariable(outer, name);
    if (found?.isStatic) return found;
  }
  return undefined;
}

export const ownReceiver = (frame: Frame): Value => frame.self;

function variableCode(
  variable: VariableInfo,
  receiver: (frame: Frame) => Value,
  scope: Scope
): Code {
  const { type } = variable;
  const isRaw = !variable.accessors?.get?.body || scope.accessorOf === variable;
  if (isRaw) {
    return {
      type,
      run: (frame) => frame.transaction.getVariable(receiver(frame), variable)
    };
  }
  return {
    type,
    run: (frame) => frame.transaction.readProperty(receiver(frame), variable)
  };
}

/** The type an expression names; undefined when a variable of that name hides it or there is none. */
export function typeNamed(node: Expression, scope: Scope): ApexType | undefined {
  const name = dottedName(node);
  if (name === undefined) return undefined;
  const root = name.split('.')[0] ?? '';
  if (scope.local(root) || visibleVariable(root, scope)) return undefined;
  return scope.program.names.find(name, scope.owner);
}

function dottedName(node: Expression): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'member' || node.safe) return undefined;
  const target = dottedName(node.target);
  return target === undefined ? undefined : `${target}.${node.name}`;
}

function staticMember(owner: ApexType, node: MemberNode, scope: Scope): Code {
  const { names, registry } = scope.program;
  const info = names.classOf(owner);
  if (info) return classMember(info, node, scope);
  const library = registry.find(owner.name);
  const property = registry.staticProperty(owner.name, node.name);
  if (property) {
    const { type } = property;
    const ofTrigger = owner.name === 'Trigger' ? triggerVariableType(node.name, scope) : undefined;
    return {
      type: ofTrigger ?? (typeof type === 'string' ? libraryType(type) : type(owner, [])),
      run: (frame) => property.get?.(frame.transaction.context, null) ?? null
    };
  }
  const ordinal = library?.enumValues?.findIndex((one) => same(one, node.name)) ?? -1;
  if (ordinal >= 0) {
    const value = new ApexEnum(owner, library?.enumValues?.[ordinal] ?? '', ordinal);
    return { type: owner, run: () => value };
  }
  const token = recordToken(owner, node.name, scope);
  if (token) return token;
  // A type nobody has written down yet: only code that runs into it fails.
  if (library) return unknownCode(`${owner.name}.${node.name}`);
  throw scope.error(node.place, `Variable does not exist: ${node.name}`);
}

/** In a trigger its records are of its object; elsewhere they are any. */
function triggerVariableType(name: string, scope: Scope): ApexType | undefined {
  const object = scope.owner.trigger;
  if (!object) return undefined;
  const record = typeOf(object.name);
  if (/^(new|old)$/i.test(name)) return typeOf('List', record);
  return /^(new|old)map$/i.test(name) ? typeOf('Map', types.id, record) : undefined;
}

function classMember(info: ClassInfo, node: MemberNode, scope: Scope): Code {
  const constant = info.enumValues.find((one) => same(one.name, node.name));
  if (constant) return { type: info.type, run: () => constant };
  const variable = findVariable(info, node.name);
  if (variable?.isStatic) {
    requireVisible(variable, scope, node.place, 'get');
    return variableCode(variable, () => null, scope);
  }
  throw scope.error(node.place, `Variable does not exist: ${info.name}.${node.name}`);
}

/** `Account.SObjectType`, `Account.Name`. */
function recordToken(owner: ApexType, name: string, scope: Scope): Code | undefined {
  const object = scope.program.names.findObject(withoutNamespace(owner.name));
  if (!object) return undefined;
  if (same(name, 'SObjectType')) {
    const token = new ApexSObjectType(object);
    return { type: typeOf('SObjectType'), run: () => token };
  }
  const field = object.fields.get(name.toLowerCase());
  if (!field) return undefined;
  const token = new ApexSObjectField(object, field);
  return { type: typeOf('SObjectField'), run: () => token };
}

/** `Account.fields.Name`: the same as `Account.Name`. */
function tokenOfFields({ target, name }: MemberNode, scope: Scope): Code | undefined {
  if (target.kind !== 'member' || !same(target.name, 'fields')) return undefined;
  const owner = typeNamed(target.target, scope);
  return owner && recordToken(owner, name, scope);
}

/** How to read a member once its receiver is known: with `?.` that is decided at run time. */
function instanceMember(
  target: Code,
  node: MemberNode,
  scope: Scope
): (receiver: (frame: Frame) => Value) => Code {
  const { names, types: system, registry } = scope.program;
  const info = names.classOf(target.type);
  const variable = info && findVariable(info, node.name);
  if (variable) {
    requireVisible(variable, scope, node.place, 'get');
    return (receiver) => variableCode(variable, receiver, scope);
  }
  if (system.isRecord(target.type) || target.type.name === 'SObject' || target.isQuery) {
    const found = recordMember(target, node.name, scope);
    if (found) return found;
  }
  if (target.type.name === 'SObjectTypeFields') return describedField(node.name);
  for (const type of platformTypes(target.type, scope)) {
    const property = registry.property(type.name, node.name);
    if (!property) continue;
    const declared = property.type;
    const parameters = registry.find(type.name)?.typeParameters;
    return (receiver) => ({
      type:
        typeof declared === 'string' ? libraryType(declared, parameters, type) : declared(type, []),
      run: (frame) => {
        const value = receiver(frame);
        if (value === null) throw frame.transaction.nullPointer();
        return property.get?.(frame.transaction.context, value) ?? null;
      }
    });
  }
  if (!info && registry.find(target.type.name)) {
    return () => unknownCode(`${target.type.name}.${node.name}`);
  }
  throw scope.error(node.place, `Variable does not exist: ${node.name}`);
}

/** `Schema.SObjectType.Account.fields.Name`: the describe result of a field. */
function describedField(name: string): (receiver: (frame: Frame) => Value) => Code {
  return (receiver) => ({
    type: typeOf('DescribeFieldResult'),
    run: (frame) => {
      const object = (receiver(frame) as ApexNative).state as ObjectSchema;
      const field = object.fields.get(name.toLowerCase());
      if (field) return new ApexNative(typeOf('DescribeFieldResult'), { object, field });
      const message = `Variable does not exist: ${object.name}.${name}`;
      throw frame.transaction.exception('SObjectException', message);
    }
  });
}

/** The type itself and, for a class of the org, the platform type it descends from. */
export function platformTypes(type: ApexType, scope: Scope): ApexType[] {
  const info = scope.program.names.classOf(type);
  if (!info) return [type];
  if (info.superclass) return platformTypes(info.superclass.type, scope);
  return info.superType ? [info.superType] : [];
}

export function unknownCode(what: string): Code {
  return {
    type: types.null,
    run: () => {
      throw new NotImplementedError(what);
    }
  };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
