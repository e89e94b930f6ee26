import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  ArrayExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  InstanceOfExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext,
  type ExpressionContext,
  type ExpressionListContext
} from '@apexdevtools/apex-parser';
import type { BinaryOperator, Expression } from './ast.ts';
import { newExpression } from './build-creator.ts';
import { primaryExpression } from './build-primary.ts';
import { placeOf, typeReference } from './build-type.ts';

/** Turns the parser's expression into ours; `source` is the whole file, for the text of queries. */
export function expression(tree: ExpressionContext, source: string): Expression {
  const place = placeOf(tree);
  const sub = (inner: ExpressionContext) => expression(inner, source);
  if (tree instanceof PrimaryExpressionContext) return primaryExpression(tree.primary(), source);
  if (tree instanceof SubExpressionContext) return sub(tree.expression());
  if (tree instanceof DotExpressionContext) return dot(tree, source);
  if (tree instanceof MethodCallExpressionContext) return ownCall(tree, source);
  if (tree instanceof NewExpressionContext) return newExpression(tree.creator(), source);
  if (tree instanceof ArrayExpressionContext) {
    const [target, index] = pair(tree.expression_list());
    return { kind: 'index', target: sub(target), index: sub(index), place };
  }
  if (tree instanceof CastExpressionContext) {
    const type = typeReference(tree.typeRef());
    return { kind: 'cast', type, value: sub(tree.expression()), place };
  }
  if (tree instanceof InstanceOfExpressionContext) {
    const type = typeReference(tree.typeRef());
    return { kind: 'instanceof', value: sub(tree.expression()), type, place };
  }
  if (tree instanceof CondExpressionContext) {
    const [condition, then, otherwise] = tree.expression_list().map(sub);
    if (!condition || !then || !otherwise) throw unexpected(tree);
    return { kind: 'conditional', condition, then, otherwise, place };
  }
  if (tree instanceof AssignExpressionContext) return assignment(tree, source);
  return unary(tree, source) ?? logical(tree, source) ?? binary(tree, source);
}

export function expressions(
  tree: ExpressionListContext | null | undefined,
  source: string
): Expression[] {
  return tree ? tree.expression_list().map((one) => expression(one, source)) : [];
}

function dot(tree: DotExpressionContext, source: string): Expression {
  const target = expression(tree.expression(), source);
  const safe = Boolean(tree.QUESTIONDOT());
  const call = tree.dotMethodCall();
  if (!call)
    return { kind: 'member', target, name: tree.anyId().getText(), safe, place: placeOf(tree) };
  return {
    kind: 'call',
    target,
    name: call.anyId().getText(),
    args: expressions(call.expressionList(), source),
    safe,
    // Where the name stands: a chain over several lines is executed line by line.
    place: placeOf(call)
  };
}

function ownCall(tree: MethodCallExpressionContext, source: string): Expression {
  const call = tree.methodCall();
  const args = expressions(call.expressionList(), source);
  const place = placeOf(tree);
  if (call.THIS()) return { kind: 'delegate', to: 'this', args, place };
  if (call.SUPER()) return { kind: 'delegate', to: 'super', args, place };
  return { kind: 'call', name: call.id().getText(), args, safe: false, place };
}

function assignment(tree: AssignExpressionContext, source: string): Expression {
  const [target, value] = pair(tree.expression_list());
  const operator = tree.getChild(1).getText().slice(0, -1);
  return {
    kind: 'assign',
    ...(operator !== '' && { operator: operator as BinaryOperator }),
    target: expression(target, source),
    value: expression(value, source),
    place: placeOf(tree)
  };
}

function unary(tree: ExpressionContext, source: string): Expression | undefined {
  const place = placeOf(tree);
  if (tree instanceof NegExpressionContext) {
    const operator = tree.BANG() ? '!' : '~';
    return { kind: 'unary', operator, value: expression(tree.expression(), source), place };
  }
  if (tree instanceof PostOpExpressionContext) {
    const target = expression(tree.expression(), source);
    return { kind: 'step', operator: tree.INC() ? '++' : '--', prefix: false, target, place };
  }
  if (!(tree instanceof PreOpExpressionContext)) return undefined;
  const inner = expression(tree.expression(), source);
  if (tree.INC() || tree.DEC()) {
    const operator = tree.INC() ? '++' : '--';
    return { kind: 'step', operator, prefix: true, target: inner, place };
  }
  return { kind: 'unary', operator: tree.SUB() ? '-' : '+', value: inner, place };
}

function logical(tree: ExpressionContext, source: string): Expression | undefined {
  const operators = [
    [LogAndExpressionContext, '&&'],
    [LogOrExpressionContext, '||'],
    [CoalExpressionContext, '??']
  ] as const;
  for (const [Context, operator] of operators) {
    if (!(tree instanceof Context)) continue;
    const [left, right] = pair(tree.expression_list());
    return {
      kind: 'logical',
      operator,
      left: expression(left, source),
      right: expression(right, source),
      place: placeOf(tree)
    };
  }
  return undefined;
}

type BinaryContext =
  | Arth1ExpressionContext
  | Arth2ExpressionContext
  | BitExpressionContext
  | CmpExpressionContext
  | EqualityExpressionContext
  | BitAndExpressionContext
  | BitNotExpressionContext
  | BitOrExpressionContext;

const binaryContexts = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  BitAndExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext
] as const;

function binary(tree: ExpressionContext, source: string): Expression {
  if (!binaryContexts.some((Context) => tree instanceof Context)) throw unexpected(tree);
  const [left, right] = pair((tree as BinaryContext).expression_list());
  // Operators of several signs are several tokens: everything between the operands.
  const signs = Array.from({ length: tree.getChildCount() - 2 }, (_, index) =>
    tree.getChild(index + 1).getText()
  ).join('');
  return {
    kind: 'binary',
    operator: (signs === '<>' ? '!=' : signs) as BinaryOperator,
    left: expression(left, source),
    right: expression(right, source),
    place: placeOf(tree)
  };
}

function pair(list: readonly ExpressionContext[]): [ExpressionContext, ExpressionContext] {
  const [first, second] = list;
  if (!first || !second) throw new Error('an operator without its operands');
  return [first, second];
}

function unexpected(tree: ExpressionContext): Error {
  return new Error(`not implemented in local-org: expression ${tree.getText()}`);
}
