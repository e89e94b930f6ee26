import type { Statement } from '../syntax/index.ts';
import { ApexId, ApexSObject } from '../values/index.ts';
import { compileExpression } from './compile-expression.ts';
import { compileBlock } from './compile-statement.ts';
import type { CompiledStatement } from './frame.ts';
import type { Scope } from './scope.ts';

/** `System.runAs(user) { … }`: rights, time zone and name of that user, in tests only. */
export function compileRunAs(
  statement: Extract<Statement, { kind: 'run-as' }>,
  scope: Scope
): CompiledStatement {
  const user = compileExpression(statement.user, scope);
  const body = compileBlock(statement.body, scope);
  return (frame) => {
    const { transaction } = frame;
    const record = user.run(frame);
    const id = record instanceof ApexSObject ? record.fields.get('id') : undefined;
    if (!(id instanceof ApexId)) throw transaction.nullPointer();
    return transaction.as(id.text, () => body(frame));
  };
}
