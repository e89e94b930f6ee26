import type { AccessLevelContext, StatementContext } from '@apexdevtools/apex-parser';
import type { DmlVerb, Statement } from './ast.ts';
import { expression } from './build-expression.ts';
import { placeOf } from './build-type.ts';

/** `insert as user rows;` and its sisters; undefined for any other statement. */
export function dmlStatement(tree: StatementContext, source: string): Statement | undefined {
  const upsert = tree.upsertStatement();
  const statements = {
    insert: tree.insertStatement(),
    update: tree.updateStatement(),
    delete: tree.deleteStatement(),
    undelete: tree.undeleteStatement(),
    upsert
  };
  for (const [verb, one] of Object.entries(statements)) {
    if (!one) continue;
    const key = upsert?.qualifiedName()?.getText();
    return {
      kind: 'dml',
      verb: verb as DmlVerb,
      records: expression(one.expression(), source),
      ...accessOf(one.accessLevel()),
      ...(key !== undefined && { key }),
      place: placeOf(tree)
    };
  }
  return mergeStatement(tree, source);
}

function mergeStatement(tree: StatementContext, source: string): Statement | undefined {
  const merge = tree.mergeStatement();
  const [master, losers] = merge?.expression_list().map((one) => expression(one, source)) ?? [];
  if (!master || !losers) return undefined;
  return { kind: 'merge', master, losers, ...accessOf(merge.accessLevel()), place: placeOf(tree) };
}

function accessOf(tree: AccessLevelContext | null) {
  if (!tree) return {};
  return { access: tree.USER() ? ('user' as const) : ('system' as const) };
}
