import type {
  SwitchStatementContext,
  WhenControlContext,
  WhenLiteralContext
} from '@apexdevtools/apex-parser';
import type { Statement, WhenClause, WhenValue } from './ast.ts';
import { expression } from './build-expression.ts';
import { block } from './build-statement.ts';
import { placeOf, typeReference } from './build-type.ts';
import { stringOf } from './string-literal.ts';

export function switchStatement(tree: SwitchStatementContext, source: string): Statement {
  return {
    kind: 'switch',
    subject: expression(tree.expression(), source),
    clauses: tree.whenControl_list().map((one) => whenClause(one, source)),
    place: placeOf(tree)
  };
}

function whenClause(tree: WhenControlContext, source: string): WhenClause {
  const value = tree.whenValue();
  const type = value.typeRef();
  return {
    values: value.whenLiteral_list().map(whenValue),
    ...(type && { type: typeReference(type), variable: value.id().getText() }),
    isElse: Boolean(value.ELSE()),
    body: block(tree.block(), source)
  };
}

function whenValue(tree: WhenLiteralContext): WhenValue {
  const inner = tree.whenLiteral();
  if (inner) return whenValue(inner);
  const place = placeOf(tree);
  const names = tree.qualifiedName()?.id_list();
  if (names) return { kind: 'constant', names: names.map((id) => id.getText()), place };
  const literalOf = (type: 'integer' | 'long' | 'string' | 'null', text: string): WhenValue => ({
    kind: 'literal',
    value: { kind: 'literal', type, text, place }
  });
  if (tree.NULL()) return literalOf('null', '');
  const sign = tree.SUB_list().length % 2 === 1 ? '-' : '';
  const integer = tree.IntegerLiteral();
  if (integer) return literalOf('integer', sign + integer.getText());
  const long = tree.LongLiteral();
  if (long) return literalOf('long', sign + long.getText().slice(0, -1));
  return literalOf('string', stringOf(tree.getText()));
}
