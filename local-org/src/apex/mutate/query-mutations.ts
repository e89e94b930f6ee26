import {
  ComparisonOperatorContext,
  FieldOrderContext,
  LimitClauseContext,
  LogicalExpressionContext,
  SelectListContext,
  WithClauseContext
} from '@apexdevtools/apex-parser';
import type { Mutation } from './mutation.ts';
import { childrenOf, replace, textOf, type TreePart } from './tree-part.ts';

const OTHER_COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '=': ['!='],
  '!=': ['='],
  '<>': ['='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  LIKE: ['='],
  IN: ['NOT IN'],
  NOTIN: ['IN'],
  INCLUDES: ['EXCLUDES'],
  EXCLUDES: ['INCLUDES']
};

const OTHER_WORDS: Readonly<Record<string, string>> = {
  ASC: 'DESC',
  DESC: 'ASC',
  FIRST: 'LAST',
  LAST: 'FIRST',
  USER_MODE: 'SYSTEM_MODE'
};

/** Queries with another comparison, order or access mode, or with a condition, field or limit left out. */
export function queryMutations(part: TreePart, source: string): Mutation[] {
  if (part instanceof ComparisonOperatorContext) {
    const sign = textOf(part, source).toUpperCase().replace(/\s+/g, '');
    return (OTHER_COMPARISONS[sign] ?? []).map((other) => replace(part, other, source));
  }
  if (part instanceof FieldOrderContext || part instanceof WithClauseContext) {
    return childrenOf(part).flatMap((token) => {
      const other = OTHER_WORDS[textOf(token, source).toUpperCase()];
      return other === undefined ? [] : [replace(token, other, source)];
    });
  }
  if (part instanceof LimitClauseContext) {
    const texts = textOf(part, source) === 'LIMIT 1' ? [''] : ['', 'LIMIT 1'];
    return texts.map((text) => replace(part, text, source));
  }
  if (part instanceof LogicalExpressionContext) return logical(part, source);
  if (part instanceof SelectListContext) {
    // A row brings its Id asked or not: without it the query is the same.
    const isId = (entry: TreePart) => textOf(entry, source).toUpperCase() === 'ID';
    return withoutEach(childrenOf(part), ',', part, source, isId);
  }
  return [];
}

/** SOQL takes no AND beside OR without brackets: all of them change at once. */
function logical(part: LogicalExpressionContext, source: string): Mutation[] {
  const conditions = part.conditionalExpression_list() as TreePart[];
  if (conditions.length < 2) return [];
  const [word, other] = part.SOQLAND_list().length > 0 ? ['AND', 'OR'] : ['OR', 'AND'];
  const turned = conditions.map((one) => textOf(one, source)).join(` ${other} `);
  return [
    replace(part, turned, source),
    ...withoutEach(childrenOf(part), ` ${word} `, part, source)
  ];
}

function withoutEach(
  parts: readonly TreePart[],
  between: string,
  whole: TreePart,
  source: string,
  stays: (entry: TreePart) => boolean = () => false
): Mutation[] {
  const entries = parts.filter((one) => !one.symbol);
  if (entries.length < 2) return [];
  return entries
    .filter((left) => !stays(left))
    .map((left) => {
      const rest = entries.filter((one) => one !== left).map((one) => textOf(one, source));
      return { ...replace(left, '', source), ...sameSpan(whole, rest.join(between), source) };
    });
}

/** The line told is that of the entry; what changes is the whole list. */
function sameSpan(whole: TreePart, text: string, source: string) {
  const { start, end } = replace(whole, text, source);
  return { start, end, text };
}
