import type { BinaryOperator, Expression } from '../syntax/index.ts';
import { arithmetic, type Value } from '../values/index.ts';
import { coerce, conversion } from './coerce.ts';
import { compileExpression } from './compile-expression.ts';
import { operation } from './compile-operator.ts';
import { compileTarget } from './compile-target.ts';
import type { Code } from './frame.ts';
import type { Scope } from './scope.ts';

export function compileAssignment(
  node: Extract<Expression, { kind: 'assign' }>,
  scope: Scope
): Code {
  const target = compileTarget(node.target, scope);
  const value = compileExpression(node.value, scope);
  if (node.operator) return compound(node, node.operator, value, scope);
  const fitting = coerce(value, target.type, scope, node.place);
  return {
    type: target.type,
    run: (frame) => {
      const at = target.locate(frame);
      const assigned = fitting.run(frame);
      target.set(frame, at, assigned);
      return assigned;
    }
  };
}

function compound(
  node: Extract<Expression, { kind: 'assign' }>,
  operator: BinaryOperator,
  value: Code,
  scope: Scope
): Code {
  const target = compileTarget(node.target, scope);
  const combined = operation(operator, target.type, value.type, scope, node.place);
  if (!scope.program.types.isAssignable(combined.type, target.type)) {
    throw scope.error(node.place, `Illegal assignment from ${combined.type.name}`);
  }
  const convert = conversion(combined.type, target.type) ?? ((result: Value) => result);
  return {
    type: target.type,
    run: (frame) => {
      const at = target.locate(frame);
      const before = target.get(frame, at);
      const result = convert(combined.apply(frame, before, value.run(frame)));
      target.set(frame, at, result);
      return result;
    }
  };
}

/** `i++`, `--i`. */
export function compileStep(node: Extract<Expression, { kind: 'step' }>, scope: Scope): Code {
  const target = compileTarget(node.target, scope);
  const operator = node.operator === '++' ? '+' : '-';
  return {
    type: target.type,
    run: (frame) => {
      const at = target.locate(frame);
      const before = target.get(frame, at);
      const after = arithmetic(operator, before, 1);
      target.set(frame, at, after);
      return node.prefix ? after : before;
    }
  };
}
