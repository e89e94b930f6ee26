import type { LibraryProperty } from '../library/index.ts';
import type { Expression, Place } from '../syntax/index.ts';
import {
  findVariable,
  libraryType,
  types,
  type ApexType,
  type VariableInfo
} from '../types/index.ts';
import { ApexInstance, ApexList, fieldType, type Value } from '../values/index.ts';
import { coerce } from './coerce.ts';
import { compileExpression } from './compile-expression.ts';
import { ownReceiver, typeNamed, visibleVariable } from './compile-name.ts';
import type { Code, Frame } from './frame.ts';
import { findParentField, readField, writeField } from './record-member.ts';
import type { Scope } from './scope.ts';
import { requireVisible, requireWritable } from './visibility.ts';

/** Something that can be assigned; where it lies is found once, for reading and writing. */
export interface Target {
  readonly type: ApexType;
  readonly locate: (frame: Frame) => Located;
  readonly get: (frame: Frame, at: Located) => Value;
  readonly set: (frame: Frame, at: Located, value: Value) => void;
}

interface Located {
  readonly of: Value;
  readonly index: number;
}

const nowhere: Located = { of: null, index: 0 };

export function compileTarget(node: Expression, scope: Scope): Target {
  if (node.kind === 'name') return nameTarget(node, scope);
  if (node.kind === 'member') return memberTarget(node, scope);
  if (node.kind === 'index') return indexTarget(node, scope);
  throw scope.error(node.place, 'Expression cannot be assigned');
}

export function compileIndex(node: Extract<Expression, { kind: 'index' }>, scope: Scope): Code {
  const target = indexTarget(node, scope);
  return { type: target.type, run: (frame) => target.get(frame, target.locate(frame)) };
}

function nameTarget(node: Extract<Expression, { kind: 'name' }>, scope: Scope): Target {
  const local = scope.local(node.name);
  if (local) {
    const { slot, type } = local;
    return {
      type,
      locate: () => nowhere,
      get: (frame) => frame.locals[slot] ?? null,
      set: (frame, _, value) => {
        frame.locals[slot] = value;
      }
    };
  }
  const variable = visibleVariable(node.name, scope);
  if (variable) return variableTarget(variable, ownReceiver, scope, node.place);
  throw scope.error(node.place, `Variable does not exist: ${node.name}`);
}

function memberTarget(node: Extract<Expression, { kind: 'member' }>, scope: Scope): Target {
  const { names, registry } = scope.program;
  const owner = typeNamed(node.target, scope);
  const ofType = owner && names.classOf(owner);
  const shared = ofType && findVariable(ofType, node.name);
  if (shared?.isStatic) return variableTarget(shared, () => null, scope, node.place);
  const ofPlatform = owner && !ofType && registry.staticProperty(owner.name, node.name);
  if (owner && ofPlatform) return propertyTarget(ofPlatform, owner, () => null);
  const target = compileExpression(node.target, scope);
  const info = names.classOf(target.type);
  const variable = info && findVariable(info, node.name);
  if (variable) return variableTarget(variable, target.run, scope, node.place);
  const record = recordTarget(target, node.name, scope);
  if (record) return record;
  const property = registry.property(target.type.name, node.name);
  if (!property) throw scope.error(node.place, `Variable does not exist: ${node.name}`);
  return propertyTarget(property, target.type, (frame) => present(frame, target.run(frame)));
}

/** A property of a platform object, or with no receiver one of its type: `RestContext.request`. */
function propertyTarget(
  property: LibraryProperty,
  owner: ApexType,
  receiver: (frame: Frame) => Value
): Target {
  const { type } = property;
  return {
    type: typeof type === 'string' ? libraryType(type) : type(owner, []),
    locate: (frame) => ({ of: receiver(frame), index: 0 }),
    get: (frame, { of }) => property.get?.(frame.transaction.context, of) ?? null,
    set: (frame, { of }, value) => property.set?.(frame.transaction.context, of, value)
  };
}

function recordTarget(target: Code, name: string, scope: Scope): Target | undefined {
  const object = scope.program.names.findObject(target.type.name);
  if (!object || !scope.program.types.isRecord(target.type)) return undefined;
  const key = name.toLowerCase();
  const locate = (frame: Frame) => ({ of: present(frame, target.run(frame)), index: 0 });
  const field = object.fields.get(key);
  if (field) {
    return {
      type: fieldType(field),
      locate,
      get: (frame, { of }) => readField(frame, of, key, field.name),
      set: (frame, { of }, value) => writeField(frame, of, key, value)
    };
  }
  const parent = findParentField(object, key);
  const to = parent?.reference?.to[0];
  if (to === undefined) return undefined;
  return {
    type: parent?.reference?.to.length === 1 ? { name: to, arguments: [] } : types.sObject,
    locate,
    get: () => null,
    set: (frame, { of }, value) => frame.transaction.setRelation(of, key, value)
  };
}

function variableTarget(
  variable: VariableInfo,
  receiver: (frame: Frame) => Value,
  scope: Scope,
  place: Place
): Target {
  requireVisible(variable, scope, place, 'set');
  const isOwn = scope.accessorOf === variable;
  if (!isOwn) requireWritable(variable, scope, place);
  return {
    type: variable.type,
    locate: (frame) => {
      const of = variable.isStatic ? null : receiver(frame);
      if (!variable.isStatic && !(of instanceof ApexInstance)) {
        throw frame.transaction.nullPointer();
      }
      return { of, index: 0 };
    },
    get: (frame, { of }) =>
      isOwn
        ? frame.transaction.getVariable(of, variable)
        : frame.transaction.readProperty(of, variable),
    set: (frame, { of }, value) =>
      isOwn
        ? frame.transaction.setVariable(of, variable, value)
        : frame.transaction.writeProperty(of, variable, value)
  };
}

function indexTarget(node: Extract<Expression, { kind: 'index' }>, scope: Scope): Target {
  const list = compileExpression(node.target, scope);
  const index = coerce(compileExpression(node.index, scope), types.integer, scope, node.place);
  if (list.type.name !== 'List') {
    throw scope.error(node.place, 'Expression must be a list type: ' + list.type.name);
  }
  return {
    type: list.type.arguments[0] ?? types.object,
    locate: (frame) => {
      const of = present(frame, list.run(frame));
      const at = present(frame, index.run(frame)) as number;
      const size = of instanceof ApexList ? of.items.length : 0;
      if (at < 0 || at >= size) {
        throw frame.transaction.exception('ListException', `List index out of bounds: ${at}`);
      }
      return { of, index: at };
    },
    get: (_, { of, index: at }) => (of as ApexList).items[at] ?? null,
    set: (_, { of, index: at }, value) => {
      (of as ApexList).items[at] = value;
    }
  };
}

function present(frame: Frame, value: Value): Value {
  if (value === null) throw frame.transaction.nullPointer();
  return value;
}
