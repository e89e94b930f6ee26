import type { Expression } from '../syntax/index.ts';
import { libraryType, typeOf, types, typeText, type ApexType } from '../types/index.ts';
import {
  addTo,
  ApexException,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  fieldType,
  putInto
} from '../values/index.ts';
import { coerce } from './coerce.ts';
import { compileArguments } from './compile-arguments.ts';
import { exceptionArguments, inheritsConstructors, initException } from './compile-delegate.ts';
import { compileExpression } from './compile-expression.ts';
import { unknownCode } from './compile-name.ts';
import type { Code, Frame } from './frame.ts';
import { findParentField } from './record-member.ts';
import type { Scope } from './scope.ts';

type NewNode = Extract<Expression, { kind: 'new' }>;

export function compileNew(node: NewNode, scope: Scope): Code {
  const type = scope.type(node.type);
  if (scope.program.names.classOf(type)) return newInstance(node, type, scope);
  if (scope.program.types.isRecord(type)) return newRecord(node, type, scope);
  const { registry } = scope.program;
  const variables = registry.find(type.name)?.typeParameters;
  const chosen = compileArguments(
    node.args,
    registry.constructors(type.name),
    (one) => one.parameters.map((name) => libraryType(name, variables, type)),
    scope
  );
  if (!chosen) return { ...unknownCode(`new ${typeText(type)}`), type };
  const { candidate, args } = chosen;
  return {
    type,
    run: (frame) => {
      const values = args.map((arg) => arg.run(frame));
      mark(frame, node);
      const { transaction } = frame;
      return transaction.withTrace(candidate.invoke(transaction.context, type, values));
    }
  };
}

function newInstance(node: NewNode, type: ApexType, scope: Scope): Code {
  const { names } = scope.program;
  const info = names.classOf(type);
  if (
    !info ||
    info.declaration.kind !== 'class' ||
    info.declaration.modifiers.words.has('abstract')
  ) {
    throw scope.error(node.place, `Type cannot be constructed: ${type.name}`);
  }
  const isException = scope.program.types.isException(type);
  const inherited = isException && inheritsConstructors(info);
  const chosen = compileArguments(
    node.args,
    info.constructors,
    (one) => one.parameters.map((parameter) => parameter.type),
    scope
  );
  if (chosen || (info.constructors.length === 0 && node.args.length === 0)) {
    return {
      type,
      run: (frame) => {
        const values = chosen?.args.map((arg) => arg.run(frame)) ?? [];
        mark(frame, node);
        return frame.transaction.construct(info, chosen?.candidate, values);
      }
    };
  }
  const exceptionArgs = inherited ? exceptionArguments(node.args, scope) : undefined;
  if (!exceptionArgs) throw scope.error(node.place, `Constructor not defined: ${type.name}`);
  return {
    type,
    run: (frame) => {
      mark(frame, node);
      const made = frame.transaction.construct(info, undefined, []);
      if (made instanceof ApexException) initException(made, exceptionArgs(frame));
      return frame.transaction.withTrace(made);
    }
  };
}

/** `new Account(Name = 'x')`: named values go into fields and parents. */
function newRecord(node: NewNode, type: ApexType, scope: Scope): Code {
  const object = scope.program.names.findObject(type.name);
  if (!object) throw scope.error(node.place, `Invalid type: ${type.name}`);
  const fields = node.args.map((arg) => {
    if (arg.kind !== 'assign' || arg.target.kind !== 'name') {
      throw scope.error(arg.place, `Invalid value for a field of ${object.name}`);
    }
    const key = arg.target.name.toLowerCase();
    const value = compileExpression(arg.value, scope);
    const field = object.fields.get(key);
    const parent = field ? undefined : findParentField(object, key);
    if (!field && !parent) {
      throw scope.error(arg.place, `Field does not exist: ${arg.target.name} on ${object.name}`);
    }
    const fitting = field ? coerce(value, fieldType(field), scope, arg.place) : value;
    return { key, isField: Boolean(field), run: fitting.run };
  });
  return {
    type,
    run: (frame) => {
      const record = new ApexSObject(object);
      for (const { key, isField, run } of fields) {
        (isField ? record.fields : record.relations).set(key, run(frame));
      }
      return record;
    }
  };
}

export function compileNewElements(
  node: Extract<Expression, { kind: 'new-elements' }>,
  scope: Scope
): Code {
  const type = scope.type(node.type);
  if (type.name === 'Map' && node.items.length === 0) {
    return compileNewMap({ ...node, kind: 'new-map', entries: [] }, scope);
  }
  const element = type.arguments[0] ?? types.object;
  const items = node.items.map((item) =>
    coerce(compileExpression(item, scope), element, scope, item.place)
  );
  if (type.name === 'List') {
    return {
      type,
      run: (frame) =>
        new ApexList(
          element,
          items.map((item) => item.run(frame))
        )
    };
  }
  return {
    type,
    run: (frame) => {
      const set = new ApexSet(element);
      for (const item of items) addTo(set, item.run(frame));
      return set;
    }
  };
}

export function compileNewArray(
  node: Extract<Expression, { kind: 'new-array' }>,
  scope: Scope
): Code {
  const element = scope.type(node.type).arguments[0] ?? types.object;
  const size = coerce(compileExpression(node.size, scope), types.integer, scope, node.place);
  return {
    type: typeOf('List', element),
    run: (frame) => {
      const length = size.run(frame);
      return new ApexList(
        element,
        Array.from({ length: Number(length) }, () => null)
      );
    }
  };
}

export function compileNewMap(node: Extract<Expression, { kind: 'new-map' }>, scope: Scope): Code {
  const type = scope.type(node.type);
  const [keyType = types.object, valueType = types.object] = type.arguments;
  const entries = node.entries.map(([key, value]) => ({
    key: coerce(compileExpression(key, scope), keyType, scope, key.place),
    value: coerce(compileExpression(value, scope), valueType, scope, value.place)
  }));
  return {
    type,
    run: (frame) => {
      const map = new ApexMap(keyType, valueType);
      for (const { key, value } of entries) putInto(map, key.run(frame), value.run(frame));
      return map;
    }
  };
}

/** Where the stack trace of an exception begins. */
function mark(frame: Frame, node: NewNode): void {
  frame.line = node.place.line;
  frame.column = node.place.column;
}
