import type { Statement } from '../syntax/index.ts';
import { typeText } from '../types/index.ts';
import { ApexList, ApexSObject, type Value } from '../values/index.ts';
import { compileExpression } from './compile-expression.ts';
import { idOf } from './dml.ts';
import type { CompiledStatement } from './frame.ts';
import { mergeRecords } from './record-operations.ts';
import type { Scope } from './scope.ts';

/** `insert rows;`: all rows or a DmlException. */
export function compileDml(
  statement: Extract<Statement, { kind: 'dml' }>,
  scope: Scope
): CompiledStatement {
  const { verb, access, key } = statement;
  const code = compileExpression(statement.records, scope);
  const element = code.type.name === 'List' ? code.type.arguments[0] : code.type;
  const isRecord = element && (element.name === 'SObject' || scope.program.types.isRecord(element));
  if (!isRecord) {
    const problem = `DML requires SObject or SObject list type: ${typeText(code.type)}`;
    throw scope.error(statement.place, problem);
  }
  if (element.name.endsWith('__mdt')) {
    throw scope.error(statement.place, `DML not allowed on ${element.name}`);
  }
  const keyField = key?.split('.').at(-1);
  return (frame) => {
    const value = code.run(frame);
    if (value === null) throw frame.transaction.nullPointer();
    frame.transaction.dml.run({
      operation: verb,
      records: recordsOf(value),
      access: access ?? 'system',
      allOrNone: true,
      ...(keyField !== undefined && { keyField })
    });
    return undefined;
  };
}

/** `merge master duplicate;`: one record or a list of them goes. */
export function compileMerge(
  statement: Extract<Statement, { kind: 'merge' }>,
  scope: Scope
): CompiledStatement {
  const master = compileExpression(statement.master, scope);
  const losers = compileExpression(statement.losers, scope);
  const access = statement.access ?? 'system';
  return (frame) => {
    const kept = master.run(frame);
    const gone = losers.run(frame);
    if (!(kept instanceof ApexSObject) || gone === null) throw frame.transaction.nullPointer();
    const ids = gone instanceof ApexList ? gone.items : [gone];
    mergeRecords(frame.transaction, {
      master: kept,
      loserIds: ids.flatMap((one) => idOf(one) ?? []),
      access,
      allOrNone: true
    });
    return undefined;
  };
}

function recordsOf(value: Value): ApexSObject[] {
  if (value instanceof ApexSObject) return [value];
  return value instanceof ApexList ? value.items.filter((one) => one instanceof ApexSObject) : [];
}
