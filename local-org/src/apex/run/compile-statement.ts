import type { Block, LocalVariables, Statement } from '../syntax/index.ts';
import { types } from '../types/index.ts';
import { ApexException } from '../values/index.ts';
import { coerce } from './coerce.ts';
import { compileDml, compileMerge } from './compile-dml.ts';
import { compileExpression } from './compile-expression.ts';
import { compileDo, compileFor, compileForEach, compileWhile } from './compile-loop.ts';
import { condition } from './compile-operator.ts';
import { compileRunAs } from './compile-run-as.ts';
import { compileSwitch } from './compile-switch.ts';
import { compileTry } from './compile-try.ts';
import type { CompiledStatement } from './frame.ts';
import type { Scope } from './scope.ts';
import { Thrown } from './thrown.ts';

/** Statements in order, with names of their own. */
export function compileBlock(block: Block, scope: Scope): CompiledStatement {
  const steps = scope.within(() => block.statements.map((one) => compileStatement(one, scope)));
  return (frame) => {
    for (const step of steps) {
      const completion = step(frame);
      if (completion) return completion;
    }
    return undefined;
  };
}

/** A statement that marks its line as reached. */
export function compileStatement(statement: Statement, scope: Scope): CompiledStatement {
  if (statement.kind === 'block') return compileBlock(statement, scope);
  const { line, column } = statement.place;
  const { unit } = scope.owner;
  scope.program.noteLine(unit, line);
  const run = compile(statement, scope);
  return (frame) => {
    frame.line = line;
    frame.column = column;
    frame.transaction.reach(unit, line);
    return run(frame);
  };
}

function compile(
  statement: Exclude<Statement, { kind: 'block' }>,
  scope: Scope
): CompiledStatement {
  switch (statement.kind) {
    case 'expression': {
      const { run } = compileExpression(statement.expression, scope);
      return (frame) => {
        run(frame);
        return undefined;
      };
    }
    case 'local':
      return compileLocal(statement, scope);
    case 'if':
      return compileIf(statement, scope);
    case 'for':
      return compileFor(statement, scope);
    case 'for-each':
      return compileForEach(statement, scope);
    case 'while':
      return compileWhile(statement, scope);
    case 'do':
      return compileDo(statement, scope);
    case 'switch':
      return compileSwitch(statement, scope);
    case 'try':
      return compileTry(statement, scope);
    case 'return':
      return compileReturn(statement, scope);
    case 'throw':
      return compileThrow(statement, scope);
    case 'break':
    case 'continue': {
      const { kind } = statement;
      return () => kind;
    }
    case 'dml':
      return compileDml(statement, scope);
    case 'merge':
      return compileMerge(statement, scope);
    case 'run-as':
      return compileRunAs(statement, scope);
  }
}

function compileLocal(statement: LocalVariables, scope: Scope): CompiledStatement {
  const type = scope.type(statement.type);
  const steps = statement.declarators.map(({ name, value, place }) => {
    const code = value && coerce(compileExpression(value, scope), type, scope, place);
    const { slot } = scope.declare(name, type, place);
    return { slot, run: code?.run ?? (() => null) };
  });
  return (frame) => {
    for (const { slot, run } of steps) frame.locals[slot] = run(frame);
    return undefined;
  };
}

function compileIf(statement: Extract<Statement, { kind: 'if' }>, scope: Scope): CompiledStatement {
  const test = condition(statement.condition, scope);
  const then = scope.within(() => compileStatement(statement.then, scope));
  const { otherwise } = statement;
  const other = otherwise && scope.within(() => compileStatement(otherwise, scope));
  return (frame) => (test(frame) ? then(frame) : other?.(frame));
}

function compileReturn(
  statement: Extract<Statement, { kind: 'return' }>,
  scope: Scope
): CompiledStatement {
  const { value, place } = statement;
  if (!value) return () => 'return';
  if (scope.returns.name === types.void.name) {
    throw scope.error(place, 'A void method cannot return a value');
  }
  const { run } = coerce(compileExpression(value, scope), scope.returns, scope, place);
  return (frame) => {
    frame.result = run(frame);
    return 'return';
  };
}

function compileThrow(
  statement: Extract<Statement, { kind: 'throw' }>,
  scope: Scope
): CompiledStatement {
  const code = compileExpression(statement.value, scope);
  if (!scope.program.types.isException(code.type)) {
    throw scope.error(
      statement.place,
      `Throw expression must be of type exception: ${code.type.name}`
    );
  }
  return (frame) => {
    const exception = code.run(frame);
    if (exception instanceof ApexException) throw new Thrown(exception);
    throw frame.transaction.nullPointer();
  };
}
