import type { BinaryOperator } from './ast.ts';
import { dateAt, datetimeAt, daysOf } from './dates.ts';
import { FormulaError } from './formula-error.ts';
import { finite } from './numbers.ts';
import { requireType, type Facts, type Term, type Value, type ValueType } from './term.ts';

type Compute = (left: Value, right: Value) => Value;

/** Settles what an operator means for the types around it. */
export function binaryTerm(operator: BinaryOperator, left: Term, right: Term, at: number): Term {
  switch (operator) {
    case '||':
      return anyOf([left, right], at);
    case '&&':
      return allOf([left, right], at);
    case '=':
    case '<>':
      return equality(operator === '<>', left, right, at);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return ordering(operator, left, right, at);
    case '&':
      return concatenation(left, right, at);
    case '+':
      return addition(left, right, at);
    case '-':
      return subtraction(left, right, at);
    case '^':
      return arithmetic(operator, left, right, at, (a, b) => a ** b);
    case '*':
      return arithmetic(operator, left, right, at, (a, b) => a * b);
    case '/':
      return arithmetic(operator, left, right, at, (a, b) => a / b);
  }
}

export function unaryTerm(operator: '-' | '+' | '!', term: Term, at: number): Term {
  if (operator === '!') {
    requireType(term, ['boolean'], 'NOT');
    return { type: 'boolean', at, evaluate: (facts) => negated(term.evaluate(facts)) };
  }
  requireType(term, ['number'], `operator '${operator}'`);
  const sign = operator === '-' ? -1 : 1;
  return {
    type: 'number',
    at,
    evaluate: (facts) => {
      const value = term.evaluate(facts);
      return value === null ? null : finite(sign * Number(value));
    }
  };
}

/** An unknown truth counts as false in AND, OR and IF, and stays unknown in NOT. */
export function allOf(terms: readonly Term[], at: number): Term {
  for (const term of terms) requireType(term, ['boolean'], 'AND');
  const evaluate = (facts: Facts) => terms.every((term) => term.evaluate(facts) === true);
  return { type: 'boolean', at, evaluate };
}

export function anyOf(terms: readonly Term[], at: number): Term {
  for (const term of terms) requireType(term, ['boolean'], 'OR');
  const evaluate = (facts: Facts) => terms.some((term) => term.evaluate(facts) === true);
  return { type: 'boolean', at, evaluate };
}

function negated(value: Value): Value {
  return value === null ? null : value !== true;
}

/** Empty text equals empty text; any other comparison with nothing is neither true nor false. */
function equality(negate: boolean, left: Term, right: Term, at: number): Term {
  const type = comparedType(left, right, negate ? '<>' : '=');
  const text = type === 'text';
  return pair('boolean', left, right, at, (a, b) => {
    if (text) return ((a ?? '') === (b ?? '')) !== negate;
    return a === null || b === null ? null : (a === b) !== negate;
  });
}

function ordering(operator: '<' | '>' | '<=' | '>=', left: Term, right: Term, at: number): Term {
  const type = comparedType(left, right, operator);
  if (type === 'boolean') throw new FormulaError(at, `operator '${operator}' orders no booleans`);
  return pair('boolean', left, right, at, (a, b) => {
    if (a === null || b === null) return null;
    switch (operator) {
      case '<':
        return a < b;
      case '>':
        return a > b;
      case '<=':
        return a <= b;
      case '>=':
        return a >= b;
    }
  });
}

function comparedType(left: Term, right: Term, operator: string): ValueType {
  const where = `operator '${operator}'`;
  const plain: readonly ValueType[] = ['text', 'number', 'boolean', 'date', 'datetime'];
  requireType(left, plain, where);
  requireType(right, left.type === 'nothing' ? plain : [left.type], where);
  return left.type === 'nothing' ? right.type : left.type;
}

function concatenation(left: Term, right: Term, at: number): Term {
  requireType(left, ['text'], "operator '&'");
  requireType(right, ['text'], "operator '&'");
  return pair('text', left, right, at, (a, b) => `${String(a ?? '')}${String(b ?? '')}`);
}

function addition(left: Term, right: Term, at: number): Term {
  if (left.type === 'text') return concatenation(left, right, at);
  const moved = shift(left, right, at, 1) ?? shift(right, left, at, 1);
  return moved ?? arithmetic('+', left, right, at, (a, b) => a + b);
}

function subtraction(left: Term, right: Term, at: number): Term {
  const moment = left.type === 'date' || left.type === 'datetime';
  if (moment && right.type === left.type) {
    return pair('number', left, right, at, (a, b) =>
      a === null || b === null ? null : daysOf(String(a)) - daysOf(String(b))
    );
  }
  return shift(left, right, at, -1) ?? arithmetic('-', left, right, at, (a, b) => a - b);
}

/** A date or datetime moved by days. */
function shift(moment: Term, days: Term, at: number, sign: 1 | -1): Term | undefined {
  if (moment.type !== 'date' && moment.type !== 'datetime') return undefined;
  requireType(days, ['number'], `operator '${sign === 1 ? '+' : '-'}'`);
  const isDate = moment.type === 'date';
  return pair(moment.type, moment, days, at, (from, count) => {
    if (from === null || count === null) return null;
    const moved = daysOf(String(from)) + sign * Number(count);
    return isDate ? dateAt(Math.floor(moved)) : datetimeAt(moved);
  });
}

function arithmetic(
  operator: string,
  left: Term,
  right: Term,
  at: number,
  compute: (a: number, b: number) => number
): Term {
  requireType(left, ['number'], `operator '${operator}'`);
  requireType(right, ['number'], `operator '${operator}'`);
  return pair('number', left, right, at, (a, b) =>
    a === null || b === null ? null : finite(compute(Number(a), Number(b)))
  );
}

function pair(type: ValueType, left: Term, right: Term, at: number, compute: Compute): Term {
  return { type, at, evaluate: (facts) => compute(left.evaluate(facts), right.evaluate(facts)) };
}
