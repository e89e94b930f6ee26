import type { ComparisonOperator } from './ast.ts';
import { isText } from './field-kind.ts';
import { bound, compose, fragment, type Fragment, type SqlValue } from './fragment.ts';
import type { Operand } from './operand.ts';
import { fold } from './sql-functions.ts';

export type ValueOperator = Exclude<ComparisonOperator, 'LIKE'>;

/** An operand beside one stored value. `!=` a value also matches rows without one. */
export function valueComparison(
  operand: Operand,
  operator: ValueOperator,
  value: SqlValue
): Fragment {
  if (value === null) return nullComparison(operand, operator);
  if (needsFold(operand, value)) {
    const equal = compose('soql_fold($) = $', operand.sql, bound(fold(value)));
    if (operator === '=') return equal;
    if (operator === '!=') return compose('($) IS NOT TRUE', equal);
  }
  const symbol = operator === '!=' ? 'IS NOT' : operator;
  return compose(`$ ${symbol} $`, comparable(operand), bound(value));
}

/** A boolean of a missing parent counts as false. */
export function comparable(operand: Operand): Fragment {
  return operand.type === 'boolean' ? compose('COALESCE($, 0)', operand.sql) : operand.sql;
}

/** SQLite's NOCASE knows ASCII only: other letters take the slower way. */
export function needsFold(operand: Operand, value: SqlValue): boolean {
  if (typeof value !== 'string' || !isText(operand)) return false;
  return operand.column?.field.caseSensitive !== true && /[^\p{ASCII}]/u.test(value);
}

/** Documented: on a boolean field, null matches false. */
function nullComparison(operand: Operand, operator: ValueOperator): Fragment {
  if (operator !== '=' && operator !== '!=') return fragment('0');
  if (operand.type === 'boolean') {
    return compose(`$ = ${operator === '=' ? 0 : 1}`, comparable(operand));
  }
  return compose(`$ IS ${operator === '=' ? '' : 'NOT '}NULL`, operand.sql);
}
