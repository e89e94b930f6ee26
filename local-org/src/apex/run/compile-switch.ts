import type { Statement, WhenClause, WhenValue } from '../syntax/index.ts';
import { ApexEnum, identical, type Value } from '../values/index.ts';
import type { ApexType } from '../types/index.ts';
import { compileExpression } from './compile-expression.ts';
import { compileBlock } from './compile-statement.ts';
import type { CompiledStatement, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

interface Branch {
  readonly matches: (frame: Frame, subject: Value) => boolean;
  readonly body: CompiledStatement;
}

/** Documented: Switch Statements; the first branch that fits runs, none falls through. */
export function compileSwitch(
  statement: Extract<Statement, { kind: 'switch' }>,
  scope: Scope
): CompiledStatement {
  const subject = compileExpression(statement.subject, scope);
  const branches = statement.clauses
    .filter((clause) => !clause.isElse)
    .map((clause) => branchOf(clause, subject.type, scope));
  const other = statement.clauses.find((clause) => clause.isElse);
  const otherwise = other && compileBlock(other.body, scope);
  return (frame) => {
    const value = subject.run(frame);
    const branch = branches.find(({ matches }) => matches(frame, value));
    return branch ? branch.body(frame) : otherwise?.(frame);
  };
}

function branchOf(clause: WhenClause, type: ApexType, scope: Scope): Branch {
  const { type: reference, variable } = clause;
  if (reference && variable !== undefined) {
    return scope.within(() => {
      const wanted = scope.type(reference);
      const { slot } = scope.declare(variable, wanted, reference.place);
      return {
        matches: (frame, value) => {
          const fits = frame.transaction.isInstance(value, wanted);
          if (fits) frame.locals[slot] = value;
          return fits;
        },
        body: compileBlock(clause.body, scope)
      };
    });
  }
  const tests = clause.values.map((value) => testOf(value, type, scope));
  return {
    matches: (frame, value) => tests.some((test) => test(frame, value)),
    body: compileBlock(clause.body, scope)
  };
}

function testOf(
  value: WhenValue,
  type: ApexType,
  scope: Scope
): (frame: Frame, subject: Value) => boolean {
  if (value.kind === 'literal') {
    const { run } = compileExpression(value.value, scope);
    return (frame, subject) => matchesLiteral(subject, run(frame));
  }
  const name = value.names.at(-1) ?? '';
  if (!isConstant(type, name, scope)) {
    throw scope.error(value.place, `Invalid enum value for when: ${name}`);
  }
  const key = name.toLowerCase();
  return (_, subject) => subject instanceof ApexEnum && subject.name.toLowerCase() === key;
}

/** Strings count to the letter here; an Integer fits a Long subject. */
function matchesLiteral(subject: Value, literal: Value): boolean {
  if (typeof subject === 'bigint' && typeof literal === 'number')
    return subject === BigInt(literal);
  return identical(subject, literal);
}

function isConstant(type: ApexType, name: string, scope: Scope): boolean {
  const { names, registry } = scope.program;
  const ofOrg = names.classOf(type)?.enumValues.map((one) => one.name);
  const constants = ofOrg ?? registry.find(type.name)?.enumValues ?? [];
  return constants.some((one) => one.toLowerCase() === name.toLowerCase());
}
