import type { Rights } from '../../access/index.ts';
import type { QueryResult, ResultColumn } from '../../soql/index.ts';

const CLAUSE = /\bWITH\s+SECURITY_ENFORCED\b/i;

/** A query without `WITH SECURITY_ENFORCED`; what stands behind the clause keeps its place. */
export function withoutSecurityClause(soql: string): { text: string; isEnforced: boolean } {
  const outsideOfTexts = soql.replace(/'(\\.|[^'\\])*'/gs, (text) => ' '.repeat(text.length));
  const found = CLAUSE.exec(outsideOfTexts);
  if (!found) return { text: soql, isEnforced: false };
  const [clause] = found;
  const behind = soql.slice(found.index + clause.length);
  return {
    text: soql.slice(0, found.index) + ' '.repeat(clause.length) + behind,
    isEnforced: true
  };
}

/** What SELECT and FROM name and the user may not read (documented: it does not look at WHERE or ORDER BY). */
export function findInaccessible(rights: Rights, result: QueryResult): string | undefined {
  if (!rights.canRead(result.entity)) return result.entity;
  return inColumns(rights, result.entity, result.columns);
}

function inColumns(
  rights: Rights,
  entity: string,
  columns: readonly ResultColumn[]
): string | undefined {
  for (const column of columns) {
    const found = inColumn(rights, entity, column);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inColumn(rights: Rights, entity: string, column: ResultColumn): string | undefined {
  switch (column.kind) {
    case 'field': {
      const name = 'name' in column.field ? column.field.name : undefined;
      return name === undefined || rights.canReadField(entity, name) ? undefined : name;
    }
    case 'choice':
      return [...column.cases]
        .map(([object, inner]) => inObject(rights, object, inner))
        .find((found) => found !== undefined);
    case 'parent':
    case 'children':
      return inObject(rights, column.object, column.columns);
  }
}

/** A lookup to several objects shows names only, which everyone may read. */
function inObject(
  rights: Rights,
  object: string,
  columns: readonly ResultColumn[]
): string | undefined {
  if (object === 'Name') return undefined;
  return rights.canRead(object) ? inColumns(rights, object, columns) : object;
}
