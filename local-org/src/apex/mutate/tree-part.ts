import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Mutation } from './mutation.ts';

/** Part of a syntax tree: a rule or a token, told apart by what they hold. */
export type TreePart = ApexParserRuleContext & {
  readonly symbol?: { start: number; stop: number };
};

/** Where a part stands in the source, `end` behind its last character. */
function rangeOf(part: TreePart): { start: number; end: number } {
  const { symbol } = part;
  if (symbol) return { start: symbol.start, end: symbol.stop + 1 };
  return { start: part.start.start, end: (part.stop ?? part.start).stop + 1 };
}

export function textOf(part: TreePart, source: string): string {
  const { start, end } = rangeOf(part);
  return source.slice(start, end);
}

/** Another text in place of a part, or of everything from `part` to `last`. */
export function replace(part: TreePart, text: string, source: string, last = part): Mutation {
  const { start } = rangeOf(part);
  const line = source.slice(0, start).split('\n').length;
  return { line, start, end: rangeOf(last).end, text };
}

export function childrenOf(part: TreePart): TreePart[] {
  const count = part.symbol ? 0 : part.getChildCount();
  return Array.from({ length: count }, (_, index) => part.getChild(index) as TreePart);
}
