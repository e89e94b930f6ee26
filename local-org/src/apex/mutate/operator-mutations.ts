import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  EqualityExpressionContext,
  IfStatementContext,
  LiteralContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  NegExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  WhileStatementContext
} from '@apexdevtools/apex-parser';
import type { Mutation } from './mutation.ts';
import { childrenOf, replace, textOf, type TreePart } from './tree-part.ts';

const OTHER_OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '&&': ['||'],
  '||': ['&&'],
  '++': ['--'],
  '--': ['++']
};

const BINARY = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext
];

/** Other operators, conditions that always or never hold, and numbers one off. */
export function operatorMutations(part: TreePart, source: string): Mutation[] {
  return [
    ...binary(part, source),
    ...unary(part, source),
    ...conditions(part, source),
    ...numbers(part, source)
  ];
}

function binary(part: TreePart, source: string): Mutation[] {
  const parts = childrenOf(part);
  const [left, first] = parts;
  const [last, right] = parts.slice(-2);
  if (!left || !first || !last || !right) return [];
  const oneSide = [left, right].map((side) => replace(part, textOf(side, source), source));
  if (part instanceof CoalExpressionContext) return oneSide;
  if (!BINARY.some((Context) => part instanceof Context)) return [];
  // Operators of several signs are several tokens.
  const sign = parts.slice(1, -1).map((token) => textOf(token, source));
  const operators = OTHER_OPERATORS[sign.join('')] ?? [];
  const others = operators.map((other) => replace(first, other, source, last));
  // Texts can be added but not subtracted.
  return sign[0] === '+' ? [...others, ...oneSide] : others;
}

function unary(part: TreePart, source: string): Mutation[] {
  if (part instanceof NegExpressionContext) {
    return [replace(part, textOf(part.expression(), source), source)];
  }
  if (!(part instanceof PostOpExpressionContext || part instanceof PreOpExpressionContext))
    return [];
  return childrenOf(part).flatMap((token) => {
    const others = token.symbol ? OTHER_OPERATORS[textOf(token, source)] : undefined;
    return (others ?? []).map((other) => replace(token, other, source));
  });
}

function conditions(part: TreePart, source: string): Mutation[] {
  const condition = conditionOf(part);
  return condition ? ['true', 'false'].map((text) => replace(condition, text, source)) : [];
}

function conditionOf(part: TreePart): TreePart | undefined {
  if (part instanceof CondExpressionContext) return part.expression(0);
  if (part instanceof IfStatementContext || part instanceof WhileStatementContext) {
    return part.parExpression().expression();
  }
  return undefined;
}

function numbers(part: TreePart, source: string): Mutation[] {
  if (!(part instanceof LiteralContext) || !part.IntegerLiteral()) return [];
  const number = Number(textOf(part, source));
  const others = number === 0 ? [1] : [number - 1, number + 1];
  return others.map((other) => replace(part, String(other), source));
}
