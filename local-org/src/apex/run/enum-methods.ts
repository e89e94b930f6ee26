import { typeOf, types, type ApexType } from '../types/index.ts';
import {
  ApexEnum,
  ApexList,
  concatenatedText,
  equalByOperator,
  type Value
} from '../values/index.ts';
import type { CallNode } from './compile-call.ts';
import { compileExpression } from './compile-expression.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

/** `Season.values()` and `Season.valueOf('SUMMER')` (documented: Enum Methods). */
export function staticEnumMethod(type: ApexType, node: CallNode, scope: Scope): Code | undefined {
  const constants = constantsOf(type, scope);
  const [first] = node.args;
  switch (node.name.toLowerCase()) {
    case 'values':
      return { type: typeOf('List', type), run: () => new ApexList(type, [...constants]) };
    case 'valueof': {
      if (!first) return undefined;
      const name = compileExpression(first, scope);
      return {
        type,
        run: (frame) => {
          const wanted = name.run(frame);
          const found = constants.find((one) => equalByOperator(one.name, wanted));
          if (found) return found;
          const message = `No enum constant ${type.name}.${concatenatedText(wanted)}`;
          throw frame.transaction.exception('NoSuchElementException', message);
        }
      };
    }
    default:
      return undefined;
  }
}

/** `name()`, `ordinal()` and what every object has. */
export function enumMethod(
  node: CallNode
): ((receiver: (frame: Frame) => Value) => Code) | undefined {
  switch (node.name.toLowerCase()) {
    case 'name':
    case 'tostring':
      return (receiver) => ({
        type: types.string,
        run: (frame) => constant(frame, receiver(frame)).name
      });
    case 'ordinal':
      return (receiver) => ({
        type: types.integer,
        run: (frame) => constant(frame, receiver(frame)).ordinal
      });
    default:
      return undefined;
  }
}

function constantsOf(type: ApexType, scope: Scope): readonly ApexEnum[] {
  const { names, registry } = scope.program;
  const ofOrg = names.classOf(type)?.enumValues;
  const ofPlatform = registry.find(type.name)?.enumValues ?? [];
  return ofOrg ?? ofPlatform.map((name, ordinal) => new ApexEnum(type, name, ordinal));
}

function constant(frame: Frame, value: Value): ApexEnum {
  if (value instanceof ApexEnum) return value;
  throw frame.transaction.nullPointer();
}
