import type { Statement } from '../syntax/index.ts';
import { typeText } from '../types/index.ts';
import { ApexList, ApexSObject, type Value } from '../values/index.ts';
import { compileExpression } from './compile-expression.ts';
import type { CompiledStatement } from './frame.ts';
import type { Scope } from './scope.ts';
import { NotImplementedError } from '../library/index.ts';

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
    if (verb === 'merge') throw new NotImplementedError('merge');
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

function recordsOf(value: Value): ApexSObject[] {
  if (value instanceof ApexSObject) return [value];
  return value instanceof ApexList ? value.items.filter((one) => one instanceof ApexSObject) : [];
}
