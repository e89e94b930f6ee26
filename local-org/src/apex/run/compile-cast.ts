import type { Expression } from '../syntax/index.ts';
import { typeText, type ApexType } from '../types/index.ts';
import { castTo, typeOfValue, type Value } from '../values/index.ts';
import { rowOf } from './coerce.ts';
import { compileExpression } from './compile-expression.ts';
import { compileBinary } from './compile-operator.ts';
import { visibleVariable } from './compile-name.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

const scalars = new Set([
  'Boolean',
  'Integer',
  'Long',
  'Double',
  'Decimal',
  'String',
  'Id',
  'Date',
  'Datetime',
  'Time',
  'Blob'
]);

export function compileCast(node: Extract<Expression, { kind: 'cast' }>, scope: Scope): Code {
  const sign = signedOperand(node, scope);
  if (sign) return sign;
  const type = scope.type(node.type);
  const value = compileExpression(node.value, scope);
  const system = scope.program.types;
  const related =
    system.isAssignable(value.type, type) ||
    system.isAssignable(type, value.type) ||
    [type, value.type].some((one) => system.isInterface(one)) ||
    value.isQuery;
  if (!related) {
    const problem = `Incompatible types since an instance of ${typeText(value.type)} is never an instance of ${typeText(type)}`;
    throw scope.error(node.place, problem);
  }
  const wantsRow = value.isQuery && system.isRecord(type);
  const run = wantsRow ? (frame: Frame) => rowOf(frame, value.run(frame)) : value.run;
  return { type, run: (frame) => cast(frame, run(frame), type) };
}

function cast(frame: Frame, value: Value, type: ApexType): Value {
  if (value === null) return null;
  if (scalars.has(type.name)) return castTo(value, type);
  if (frame.transaction.isInstance(value, type)) return value;
  const from = typeText(typeOfValue(value));
  throw frame.transaction.exception(
    'TypeException',
    `Invalid conversion from runtime type ${from} to ${typeText(type)}`
  );
}

/** `(a) - b` looks like a cast of `-b` to the parser; a variable's name says it is none. */
function signedOperand(
  node: Extract<Expression, { kind: 'cast' }>,
  scope: Scope
): Code | undefined {
  const { type, value, place } = node;
  if (value.kind !== 'unary' || (value.operator !== '-' && value.operator !== '+'))
    return undefined;
  if (!scope.local(type.name) && !visibleVariable(type.name, scope)) return undefined;
  const left: Expression = { kind: 'name', name: type.name, place: type.place };
  return compileBinary(
    { kind: 'binary', operator: value.operator, left, right: value.value, place },
    scope
  );
}
