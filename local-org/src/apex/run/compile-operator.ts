import type { BinaryOperator, Expression, Place } from '../syntax/index.ts';
import { types, typeText, type ApexType } from '../types/index.ts';
import {
  addIntegers,
  ApexList,
  arithmetic,
  bitwise,
  compareByOperator,
  complement,
  concatenatedText,
  equalByOperator,
  identical,
  negate,
  type ArithmeticOperator,
  type BitOperator,
  type Value
} from '../values/index.ts';
import { coerce, rowOf } from './coerce.ts';
import { compileExpression } from './compile-expression.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

interface Operation {
  readonly type: ApexType;
  readonly apply: (frame: Frame, left: Value, right: Value) => Value;
}

export function compileBinary(node: Extract<Expression, { kind: 'binary' }>, scope: Scope): Code {
  const left = compileExpression(node.left, scope);
  const right = compileExpression(node.right, scope);
  const { type, apply } = operation(node.operator, left.type, right.type, scope, node.place);
  return { type, run: (frame) => apply(frame, left.run(frame), right.run(frame)) };
}

/** What an operator does for operands of two static types. Throws ApexCompileError. */
export function operation(
  operator: BinaryOperator,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: Place
): Operation {
  switch (operator) {
    case '+':
      return sum(left, right, scope, place);
    case '-':
    case '*':
    case '/':
      return calculation(operator, left, right, scope, place);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
    case '>>>':
      return bits(operator, left, right, scope, place);
    case '==':
    case '!=':
    case '===':
    case '!==':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(operator, left, right, scope, place);
  }
}

function sum(left: ApexType, right: ApexType, scope: Scope, place: Place): Operation {
  if (left.name === 'String' || right.name === 'String') {
    return {
      type: types.string,
      apply: (_, one, other) => concatenatedText(one) + concatenatedText(other)
    };
  }
  if (left.name === 'Integer' && right.name === 'Integer') {
    return {
      type: types.integer,
      apply: (_, one, other) =>
        typeof one === 'number' && typeof other === 'number'
          ? addIntegers(one, other)
          : arithmetic('+', one, other)
    };
  }
  return calculation('+', left, right, scope, place);
}

const kinds = ['Integer', 'Long', 'Double', 'Decimal'];

function calculation(
  operator: ArithmeticOperator,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: Place
): Operation {
  const type = resultType(operator, left, right);
  if (!type) throw wrongOperands(operator, left, right, scope, place);
  return { type, apply: (_, one, other) => arithmetic(operator, one, other) };
}

function resultType(
  operator: ArithmeticOperator,
  left: ApexType,
  right: ApexType
): ApexType | undefined {
  const widest = Math.max(kinds.indexOf(left.name), kinds.indexOf(right.name));
  if (kinds.includes(left.name) && kinds.includes(right.name)) {
    return { name: kinds[widest] ?? 'Decimal', arguments: [] };
  }
  const addsDays = operator === '+' || operator === '-';
  const isMoment = left.name === 'Date' || left.name === 'Datetime';
  return addsDays && isMoment && kinds.includes(right.name) ? left : undefined;
}

function bits(
  operator: BitOperator,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: Place
): Operation {
  const whole = ['Integer', 'Long', 'Boolean'];
  if (!whole.includes(left.name) || !whole.includes(right.name)) {
    throw wrongOperands(operator, left, right, scope, place);
  }
  const isShift = operator.length > 1;
  const type = !isShift && right.name === 'Long' ? right : left;
  return { type, apply: (_, one, other) => bitwise(operator, one, other) };
}

function comparison(
  operator: keyof typeof tests,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: Place
): Operation {
  const system = scope.program.types;
  if (!system.isAssignable(left, right) && !system.isAssignable(right, left)) {
    if (!system.isInterface(left) && !system.isInterface(right)) {
      const problem = `Comparison arguments must be compatible types: ${typeText(left)}, ${typeText(right)}`;
      throw scope.error(place, problem);
    }
  }
  const test = tests[operator];
  return { type: types.boolean, apply: (_, one, other) => test(one, other) };
}

const tests = {
  '==': equalByOperator,
  '!=': (left: Value, right: Value) => !equalByOperator(left, right),
  '===': identical,
  '!==': (left: Value, right: Value) => !identical(left, right),
  '<': (left: Value, right: Value) => compareByOperator(left, right) < 0,
  '<=': (left: Value, right: Value) => compareByOperator(left, right) <= 0,
  '>': (left: Value, right: Value) => compareByOperator(left, right) > 0,
  '>=': (left: Value, right: Value) => compareByOperator(left, right) >= 0
};

export function compileUnary(node: Extract<Expression, { kind: 'unary' }>, scope: Scope): Code {
  const value = compileExpression(node.value, scope);
  switch (node.operator) {
    case '!': {
      const truth = condition(node.value, scope);
      return { type: types.boolean, run: (frame) => !truth(frame) };
    }
    case '-':
      return { type: value.type, run: (frame) => negate(value.run(frame)) };
    case '~':
      return { type: value.type, run: (frame) => complement(value.run(frame)) };
    case '+':
      return value;
  }
}

export function compileLogical(node: Extract<Expression, { kind: 'logical' }>, scope: Scope): Code {
  if (node.operator === '??') return coalesce(node, scope);
  const left = condition(node.left, scope);
  const right = condition(node.right, scope);
  if (node.operator === '&&') {
    return { type: types.boolean, run: (frame) => left(frame) && right(frame) };
  }
  return { type: types.boolean, run: (frame) => left(frame) || right(frame) };
}

function coalesce(node: Extract<Expression, { kind: 'logical' }>, scope: Scope): Code {
  const given = compileExpression(node.left, scope);
  const right = compileExpression(node.right, scope);
  const left = given.isQuery && right.type.name !== 'List' ? rowOrNull(given) : given;
  const type = scope.program.types.common(left.type, right.type);
  const [one, other] = [left, right].map((code) => coerce(code, type, scope, node.place));
  return { type, run: (frame) => one?.run(frame) ?? other?.run(frame) ?? null };
}

/** Documented: Null Coalescing Operator, a query without rows on the left is null. */
function rowOrNull(query: Code): Code {
  return {
    type: query.type.arguments[0] ?? types.object,
    run: (frame) => {
      const rows = query.run(frame);
      return rows instanceof ApexList && rows.items.length === 0 ? null : rowOf(frame, rows);
    }
  };
}

export function compileConditional(
  node: Extract<Expression, { kind: 'conditional' }>,
  scope: Scope
): Code {
  const test = condition(node.condition, scope);
  const then = compileExpression(node.then, scope);
  const otherwise = compileExpression(node.otherwise, scope);
  const type = scope.program.types.common(then.type, otherwise.type);
  const one = coerce(then, type, scope, node.then.place);
  const other = coerce(otherwise, type, scope, node.otherwise.place);
  return { type, run: (frame) => (test(frame) ? one.run(frame) : other.run(frame)) };
}

/** A condition; null is a NullPointerException. */
export function condition(node: Expression, scope: Scope): (frame: Frame) => boolean {
  const code = coerce(compileExpression(node, scope), types.boolean, scope, node.place);
  return (frame) => {
    const value = code.run(frame);
    if (value === null) throw frame.transaction.nullPointer();
    return value === true;
  };
}

function wrongOperands(
  operator: string,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: Place
): Error {
  const problem = `Arithmetic expressions must use numeric arguments: ${typeText(left)} ${operator} ${typeText(right)}`;
  return scope.error(place, problem);
}
