import type { QueryExpression } from '../syntax/index.ts';
import { queryShape, SoqlError, type QueryShape } from '../../soql/index.ts';
import { typeOf, types } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { compileExpression } from './compile-expression.ts';
import { unknownCode } from './compile-name.ts';
import type { Code } from './frame.ts';
import type { Scope } from './scope.ts';
import { withoutSecurityClause } from './security-enforced.ts';

/** `[SELECT …]`: a list of records or groups, or the number of `COUNT()`. */
export function compileQuery(node: QueryExpression, scope: Scope): Code {
  const binds = node.binds.map(({ at, value }) => ({ at, code: compileExpression(value, scope) }));
  const shape = shapeOf(node, scope);
  if (typeof shape === 'string') return unknownCode(shape);
  const { kind, from } = shape;
  const object = scope.program.names.findObject(from);
  if (!object) throw scope.error(node.place, `sObject type '${from}' is not supported.`);
  const element = kind === 'records' ? typeOf(object.name) : typeOf('AggregateResult');
  const { line, column } = node.place;
  return {
    type: kind === 'count' ? types.integer : typeOf('List', element),
    isQuery: kind !== 'count',
    run: (frame) => {
      const values = new Map<number, Value>(binds.map(({ at, code }) => [at, code.run(frame)]));
      frame.line = line;
      frame.column = column;
      return frame.transaction.queries.run(node.text, 'system', (_, at) => values.get(at));
    }
  };
}

/** What is missing here of a query that Salesforce understands is told when the query runs. */
function shapeOf(node: QueryExpression, scope: Scope): QueryShape | string {
  try {
    return queryShape(withoutSecurityClause(node.text).text);
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    if (error.missing !== undefined) return error.missing;
    throw scope.error(node.place, error.message);
  }
}
