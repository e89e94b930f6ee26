import type { CatchClause, Statement } from '../syntax/index.ts';
import type { ApexType } from '../types/index.ts';
import type { ApexException } from '../values/index.ts';
import { compileBlock } from './compile-statement.ts';
import type { CompiledStatement, Completion, Frame } from './frame.ts';
import type { Scope } from './scope.ts';
import { Thrown } from './thrown.ts';

interface Handler {
  readonly type: ApexType;
  readonly slot: number;
  readonly body: CompiledStatement;
}

export function compileTry(
  statement: Extract<Statement, { kind: 'try' }>,
  scope: Scope
): CompiledStatement {
  const body = compileBlock(statement.body, scope);
  const handlers = statement.catches.map((clause) => handlerOf(clause, scope));
  const last = statement.finallyBody && compileBlock(statement.finallyBody, scope);
  const guarded: CompiledStatement = (frame) => {
    try {
      return body(frame);
    } catch (error) {
      return handle(frame, error, handlers);
    }
  };
  if (!last) return guarded;
  return (frame) => finish(frame, guarded, last);
}

function handlerOf(clause: CatchClause, scope: Scope): Handler {
  return scope.within(() => {
    const type = scope.type(clause.type);
    const { slot } = scope.declare(clause.name, type, clause.type.place);
    return { type, slot, body: compileBlock(clause.body, scope) };
  });
}

function handle(frame: Frame, error: unknown, handlers: readonly Handler[]): Completion {
  const { transaction } = frame;
  const thrown = transaction.thrown(error);
  if (!(thrown instanceof Thrown) || !thrown.catchable) throw thrown;
  const exception: ApexException = thrown.exception;
  const handler = handlers.find(({ type }) => transaction.isInstance(exception, type));
  if (!handler) throw thrown;
  frame.locals[handler.slot] = exception;
  return handler.body(frame);
}

/** A `finally` that itself returns or throws wins over what happened before it. */
function finish(frame: Frame, guarded: CompiledStatement, last: CompiledStatement): Completion {
  let completion: Completion;
  let result = frame.result;
  try {
    completion = guarded(frame);
    result = frame.result;
  } catch (error) {
    const ended = last(frame);
    if (ended) return ended;
    throw error;
  }
  const ended = last(frame);
  if (ended) return ended;
  frame.result = result;
  return completion;
}
