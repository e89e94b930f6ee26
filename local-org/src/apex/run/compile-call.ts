import { settingMethods, type LibraryMethod } from '../library/index.ts';
import type { Expression } from '../syntax/index.ts';
import {
  libraryType,
  types,
  type ApexType,
  type ClassInfo,
  type MethodInfo
} from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { chained } from './chained.ts';
import { compileArguments } from './compile-arguments.ts';
import { compileExpression } from './compile-expression.ts';
import { ownReceiver, platformTypes, typeNamed, unknownCode } from './compile-name.ts';
import { fieldError } from './field-error.ts';
import { enumMethod, staticEnumMethod } from './enum-methods.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';
import { requireVisibleMethod } from './visibility.ts';

export type CallNode = Extract<Expression, { kind: 'call' }>;
type Receiver = (frame: Frame) => Value;

export function compileCall(node: CallNode, scope: Scope): Code {
  if (!node.target) return ownCall(node, scope);
  if (node.target.kind === 'super') return superCall(node, scope);
  const owner = typeNamed(node.target, scope);
  if (owner) return staticCall(owner, node, scope);
  const ofField = fieldError(node, node.target, scope);
  if (ofField) return ofField;
  const target = compileExpression(node.target, scope);
  const code = instanceCall(target, node, scope);
  return chained(target, node.safe, code, scope);
}

/** A method of the class itself, of its ancestors, or a static one of an outer class. */
function ownCall(node: CallNode, scope: Scope): Code {
  const { types: system } = scope.program;
  for (let place: ClassInfo | undefined = scope.owner; place; place = place.outer) {
    const isOwn = place === scope.owner;
    const methods = system
      .methodsOf(place, node.name)
      .filter((method) => method.isStatic || (isOwn && !scope.isStatic));
    const chosen = compileArguments(node.args, methods, parameterTypes, scope);
    if (chosen) return methodCode(chosen.candidate, chosen.args, ownReceiver, node, false);
  }
  const inherited = scope.isStatic ? undefined : platformCall(scope.owner.type, node, scope);
  if (inherited) return inherited(ownReceiver);
  throw undefinedMethod(node, scope, scope.owner.type);
}

function superCall(node: CallNode, scope: Scope): Code {
  const parent = scope.owner.superclass;
  const methods = parent ? scope.program.types.methodsOf(parent, node.name) : [];
  const chosen = compileArguments(node.args, methods, parameterTypes, scope);
  if (chosen) return methodCode(chosen.candidate, chosen.args, ownReceiver, node, true);
  const inherited = platformCall(scope.owner.type, node, scope);
  if (inherited) return inherited(ownReceiver);
  throw undefinedMethod(node, scope, parent?.type ?? types.object);
}

function staticCall(owner: ApexType, node: CallNode, scope: Scope): Code {
  const { names, registry, types: system } = scope.program;
  const info = names.classOf(owner);
  if (info) {
    const methods = system.methodsOf(info, node.name).filter((method) => method.isStatic);
    const chosen = compileArguments(node.args, methods, parameterTypes, scope);
    if (chosen) {
      requireVisibleMethod(chosen.candidate, scope, node.place);
      return methodCode(chosen.candidate, chosen.args, () => null, node, false);
    }
  }
  const constants = info?.enumValues ?? registry.find(owner.name)?.enumValues;
  const ofEnum = constants && staticEnumMethod(owner, node, scope);
  if (ofEnum) return ofEnum;
  if (info) throw undefinedMethod(node, scope, owner);
  const object = system.isRecord(owner) ? names.findObject(owner.name) : undefined;
  const methods = object
    ? settingMethods(object, node.name)
    : registry.staticMethods(owner.name, node.name);
  const found = libraryCall(owner, methods, node, scope, owner, true);
  if (!found) return unknownCode(`${owner.name}.${node.name}`);
  const called = found(() => null);
  if (owner.name !== 'Database') return called;
  const visible = scope.visible();
  return {
    ...called,
    isQuery: /^query(withbinds)?$/i.test(node.name),
    run: (frame) => {
      // Dynamic SOQL binds the variables that are in scope where it is called.
      frame.transaction.offerBinds(frame, visible);
      return called.run(frame);
    }
  };
}

function instanceCall(target: Code, node: CallNode, scope: Scope): (receiver: Receiver) => Code {
  const { names, types: system, registry } = scope.program;
  const info = names.classOf(target.type);
  if (info) {
    const methods = system.methodsOf(info, node.name);
    const chosen = compileArguments(node.args, methods, parameterTypes, scope);
    if (chosen) {
      const { candidate, args } = chosen;
      requireVisibleMethod(candidate, scope, node.place);
      return (receiver) => methodCode(candidate, args, receiver, node, false);
    }
  }
  if (info?.declaration.kind === 'enum' || registry.find(target.type.name)?.enumValues) {
    const ofEnum = enumMethod(node);
    if (ofEnum) return ofEnum;
  }
  const platform = platformCall(target.type, node, scope);
  if (platform) return platform;
  if (info) throw undefinedMethod(node, scope, target.type);
  return () => unknownCode(`${target.type.name}.${node.name}`);
}

/** A method a type has from the platform. */
function platformCall(
  type: ApexType,
  node: CallNode,
  scope: Scope
): ((receiver: Receiver) => Code) | undefined {
  const { registry, types: system } = scope.program;
  const own = platformTypes(type, scope);
  const above = system.isRecord(type) ? [types.sObject] : [];
  for (const one of [...own, ...above, types.object]) {
    const methods = registry.methods(one.name, node.name);
    const receiver = system.isRecord(type) ? type : one;
    const found = libraryCall(receiver, methods, node, scope, one);
    if (found) return found;
  }
  return undefined;
}

function libraryCall(
  receiverType: ApexType,
  methods: readonly LibraryMethod[],
  node: CallNode,
  scope: Scope,
  owner = receiverType,
  isStatic = false
): ((receiver: Receiver) => Code) | undefined {
  const variables = scope.program.registry.find(owner.name)?.typeParameters;
  const parameters = (method: LibraryMethod) =>
    method.parameters.map((name) => libraryType(name, variables, owner));
  const chosen = compileArguments(node.args, methods, parameters, scope);
  if (!chosen) return undefined;
  const { candidate, args } = chosen;
  const argTypes = args.map((arg) => arg.type);
  const { returns } = candidate;
  const type =
    typeof returns === 'string'
      ? libraryType(returns, variables, owner)
      : returns(receiverType, argTypes);
  const { line, column } = node.place;
  return (receiver) => ({
    type,
    run: (frame) => {
      const self = receiver(frame);
      if (self === null && !isStatic) throw at(frame, line, column).transaction.nullPointer();
      const values = args.map((arg) => arg.run(frame));
      frame.line = line;
      frame.column = column;
      return candidate.invoke(frame.transaction.context, self, values);
    }
  });
}

function methodCode(
  method: MethodInfo,
  args: readonly Code[],
  receiver: Receiver,
  node: CallNode,
  isSuper: boolean
): Code {
  const { line, column } = node.place;
  return {
    type: method.returns,
    run: (frame) => {
      const self = method.isStatic ? null : receiver(frame);
      if (self === null && !method.isStatic)
        throw at(frame, line, column).transaction.nullPointer();
      const values = args.map((arg) => arg.run(frame));
      frame.line = line;
      frame.column = column;
      return frame.transaction.callFromCode(method, self, values, isSuper);
    }
  };
}

function at(frame: Frame, line: number, column: number): Frame {
  frame.line = line;
  frame.column = column;
  return frame;
}

function parameterTypes(method: MethodInfo): ApexType[] {
  return method.parameters.map(({ type }) => type);
}

function undefinedMethod(node: CallNode, scope: Scope, type: ApexType): Error {
  const problem = `Method does not exist or incorrect signature: ${node.name} on ${type.name}`;
  return scope.error(node.place, problem);
}
