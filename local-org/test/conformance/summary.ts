import type { Statement } from './catalogue/index.ts';

/** How many statements are covered, how many are left, and why, by reason. */
export function summary(catalogue: readonly Statement[], covered: ReadonlySet<string>): string {
  const left = catalogue.filter(({ id }) => !covered.has(id));
  const count = catalogue.length - left.length;
  const byReason = Map.groupBy(left, (statement) => statement.left ?? 'no reason given');
  const lines = [...byReason].map(
    ([reason, statements]) => `  ${reason}: ${statements.map(({ id }) => id).join(', ')}`
  );
  const head = `Conformance: ${count} of ${catalogue.length} statements covered, ${left.length} left`;
  return [head, ...lines, ''].join('\n');
}
