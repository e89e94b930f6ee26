import { sql, type Expression, type SqlBool } from 'kysely';

/**
 * Whether a column has the text in it, or begins with it, in any case of letters. What people type stands
 * for itself: `%` and `_` mean nothing special.
 */
export function contains(
  column: string,
  text: string,
  where: 'anywhere' | 'start' = 'anywhere'
): Expression<SqlBool> {
  const literal = text.toLowerCase().replace(/[\\%_]/g, (special) => `\\${special}`);
  const pattern = where === 'start' ? `${literal}%` : `%${literal}%`;
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}
