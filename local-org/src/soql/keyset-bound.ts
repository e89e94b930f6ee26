import type { Condition, Expression, Literal } from './ast.ts';

type Compare = Extract<Condition, { kind: 'compare' }>;

/**
 * `A > x OR (A = x AND B > y)` walks an object in pages. It implies `A >= x`, which SQLite does
 * not see: without it each page reads the index from its start. Dates and numbers only, where
 * `=` and `>=` surely agree.
 */
export function keysetBound(terms: readonly Condition[]): Compare | undefined {
  const [first, second, ...more] = terms;
  if (more.length > 0 || first?.kind !== 'compare' || second?.kind !== 'and') return undefined;
  if (first.operator !== '<' && first.operator !== '>') return undefined;
  if (!['date', 'datetime', 'number'].includes(first.value.kind)) return undefined;
  const tie = second.terms.some(
    (term) =>
      term.kind === 'compare' &&
      term.operator === '=' &&
      isSameField(term.left, first.left) &&
      isSameValue(term.value, first.value)
  );
  return tie ? { ...first, operator: `${first.operator}=` } : undefined;
}

function isSameField(one: Expression, other: Expression): boolean {
  if (one.kind !== 'field' || other.kind !== 'field') return false;
  return one.names.join('.').toLowerCase() === other.names.join('.').toLowerCase();
}

function isSameValue(one: Literal, other: Literal): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
