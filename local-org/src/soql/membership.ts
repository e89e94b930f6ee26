import type { Literal } from './ast.ts';
import { filterValue } from './filter-value.ts';
import { bound, compose, fragment, join, type Fragment, type SqlValue } from './fragment.ts';
import type { Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import { rangeComparison } from './range-comparison.ts';
import { fold } from './sql-functions.ts';
import { comparable, needsFold, valueComparison } from './value-comparison.ts';

/** IN: any of the values; NOT IN also matches rows without a value. */
export function membership(
  context: QueryContext,
  operand: Operand,
  negated: boolean,
  literals: readonly Literal[]
): Fragment {
  const parts: Fragment[] = [];
  const plain: SqlValue[] = [];
  const folded: SqlValue[] = [];
  for (const literal of literals) {
    if (literal.kind === 'date-range') {
      parts.push(rangeComparison(context, operand, '=', literal));
      continue;
    }
    const value = filterValue(context, operand, literal);
    if (value === null) parts.push(valueComparison(operand, '=', null));
    else if (needsFold(operand, value)) folded.push(fold(value));
    else plain.push(value);
  }
  if (plain.length > 0) parts.push(compose('$ IN ($)', comparable(operand), list(plain)));
  if (folded.length > 0) parts.push(compose('soql_fold($) IN ($)', operand.sql, list(folded)));
  // Only Apex can bind an empty collection: nothing is in it.
  const any = parts.length > 0 ? compose('($)', join(parts, ' OR ')) : fragment('0');
  return signed(any, negated);
}

/** INCLUDES: `'a;b'` asks for both, several values for any of them. */
export function inclusion(
  context: QueryContext,
  operand: Operand,
  negated: boolean,
  literals: readonly Literal[]
): Fragment {
  const alternatives = literals.map((literal) => {
    const value = filterValue(context, operand, literal);
    if (value === null) return compose('$ IS NULL', operand.sql);
    const wanted = String(value).split(';');
    const contains = wanted.map((one) =>
      compose(`instr(soql_fold(';' || $ || ';'), $) > 0`, operand.sql, bound(fold(`;${one};`)))
    );
    return join(contains, ' AND ');
  });
  return signed(compose('(($))', join(alternatives, ') OR (')), negated);
}

function signed(condition: Fragment, negated: boolean): Fragment {
  return negated ? compose('$ IS NOT TRUE', condition) : condition;
}

function list(values: readonly SqlValue[]): Fragment {
  return join(values.map(bound), ', ');
}
