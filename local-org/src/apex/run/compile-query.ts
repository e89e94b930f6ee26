import type { QueryExpression } from '../syntax/index.ts';
import { queryShape } from '../../soql/index.ts';
import { typeOf, types } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { compileExpression } from './compile-expression.ts';
import type { Code } from './frame.ts';
import type { Scope } from './scope.ts';
import { withoutSecurityClause } from './security-enforced.ts';

/** `[SELECT …]`: a list of records or groups, or the number of `COUNT()`. */
export function compileQuery(node: QueryExpression, scope: Scope): Code {
  const binds = node.binds.map(({ at, value }) => ({ at, code: compileExpression(value, scope) }));
  const { kind, from } = queryShape(withoutSecurityClause(node.text).text);
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
