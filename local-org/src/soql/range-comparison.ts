import type { Literal } from './ast.ts';
import { dateRange } from './date-range.ts';
import { wrongType } from './filter-value.ts';
import { bound, compose, type Fragment } from './fragment.ts';
import type { Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import type { ValueOperator } from './value-comparison.ts';

/** A date or datetime beside `THIS_MONTH` and the like: `<` is before its start, `>` after its end. */
export function rangeComparison(
  context: QueryContext,
  operand: Operand,
  operator: ValueOperator,
  literal: Literal & { kind: 'date-range' }
): Fragment {
  if (operand.type !== 'date' && operand.type !== 'datetime') throw wrongType(context, operand);
  const range = dateRange(literal.name, literal.count, context.now, context.timeZone);
  const [start, end] = [range.start, range.end].map((moment) =>
    bound(operand.type === 'date' ? moment.toISODate() : moment.toJSDate().toISOString())
  ) as [Fragment, Fragment];
  const inside = compose('($ >= $ AND $ < $)', operand.sql, start, operand.sql, end);
  switch (operator) {
    case '=':
      return inside;
    case '!=':
      return compose('$ IS NOT TRUE', inside);
    case '<':
      return compose('$ < $', operand.sql, start);
    case '<=':
      return compose('$ < $', operand.sql, end);
    case '>':
      return compose('$ >= $', operand.sql, end);
    case '>=':
      return compose('$ >= $', operand.sql, start);
  }
}
