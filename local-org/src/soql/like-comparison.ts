import type { Literal } from './ast.ts';
import { wrongType } from './filter-value.ts';
import { bound, compose, fragment, type Fragment } from './fragment.ts';
import type { Operand } from './operand.ts';
import type { QueryContext } from './query-context.ts';
import { decodeLikePattern } from './string-literal.ts';

/** LIKE: `%` any text, `_` one character; case counts only on a case-sensitive field. */
export function likeComparison(
  context: QueryContext,
  operand: Operand,
  literal: Literal
): Fragment {
  if (literal.kind === 'null') return fragment('0');
  if (literal.kind !== 'string') throw wrongType(context, operand);
  const pattern = decodeLikePattern(literal.raw);
  if (operand.column?.field.caseSensitive) {
    return compose('$ GLOB $', operand.sql, bound(globPattern(pattern)));
  }
  // Without ESCAPE SQLite can use an index for a pattern with a fixed beginning.
  const escape = pattern.includes('\\') ? ` ESCAPE '\\'` : '';
  if (/^\p{ASCII}*$/u.test(pattern)) {
    return compose(`$ LIKE $${escape}`, operand.sql, bound(pattern));
  }
  return compose(`soql_fold($) LIKE $${escape}`, operand.sql, bound(pattern.toLowerCase()));
}

function globPattern(pattern: string): string {
  return pattern.replace(/\\([^])|([*?[])|%|_/g, (whole, escaped?: string, special?: string) => {
    const literal = escaped ?? special;
    if (literal !== undefined) return /[*?[]/.test(literal) ? `[${literal}]` : literal;
    return whole === '%' ? '*' : '?';
  });
}
