import {
  BoundExpressionContext,
  IdPrimaryContext,
  LiteralPrimaryContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  type LiteralContext,
  type PrimaryContext,
  type SoqlLiteralContext
} from '@apexdevtools/apex-parser';
import type { Bind, Expression, LiteralType, QueryExpression } from './ast.ts';
import { expression } from './build-expression.ts';
import { placeOf, typeReference } from './build-type.ts';
import { stringOf } from './string-literal.ts';

export function primaryExpression(tree: PrimaryContext, source: string): Expression {
  const place = placeOf(tree);
  if (tree instanceof LiteralPrimaryContext) return { ...literal(tree.literal()), place };
  if (tree instanceof IdPrimaryContext) return { kind: 'name', name: tree.getText(), place };
  if (tree instanceof ThisPrimaryContext) return { kind: 'this', place };
  if (tree instanceof SuperPrimaryContext) return { kind: 'super', place };
  if (tree instanceof SoqlPrimaryContext) return query(tree.soqlLiteral(), source);
  if (tree instanceof SoslPrimaryContext) return { kind: 'sosl', text: tree.getText(), place };
  if (tree instanceof TypeRefPrimaryContext) {
    return { kind: 'type-literal', type: typeReference(tree.typeRef()), place };
  }
  throw new Error(`not implemented in local-org: ${tree.getText()} (line ${place.line})`);
}

export function literal(tree: LiteralContext): {
  kind: 'literal';
  type: LiteralType;
  text: string;
} {
  const text = tree.getText();
  const typed = (type: LiteralType, value: string) => ({
    kind: 'literal' as const,
    type,
    text: value
  });
  if (tree.IntegerLiteral()) return typed('integer', text);
  if (tree.LongLiteral()) return typed('long', text.slice(0, -1));
  if (tree.NumberLiteral()) return typed('decimal', text);
  if (tree.BooleanLiteral()) return typed('boolean', text.toLowerCase());
  if (tree.NULL()) return typed('null', '');
  return typed('string', stringOf(text));
}

function query(tree: SoqlLiteralContext, source: string): QueryExpression {
  const inner = tree.query();
  const start = inner.start.start;
  return {
    kind: 'soql',
    text: between(source, start, (inner.stop?.stop ?? start) + 1),
    binds: bindsOf(inner, source, start),
    place: placeOf(tree)
  };
}

/** The parser counts code points, a string its 16-bit units. */
function between(source: string, start: number, end: number): string {
  return [...source].slice(start, end).join('');
}

interface TreeNode {
  getChildCount(): number;
  getChild(index: number): unknown;
}

function bindsOf(tree: TreeNode, source: string, start: number): Bind[] {
  if (tree instanceof BoundExpressionContext) {
    const at = between(source, start, tree.start.start).length;
    return [{ at, value: expression(tree.expression(), source) }];
  }
  return Array.from({ length: tree.getChildCount() }, (_, index) => tree.getChild(index)).flatMap(
    (child) => (isNode(child) ? bindsOf(child, source, start) : [])
  );
}

function isNode(child: unknown): child is TreeNode {
  return typeof (child as Partial<TreeNode> | null)?.getChildCount === 'function';
}
