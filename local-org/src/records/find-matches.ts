import type { DuplicateRule, MatchingItem, MatchingRule } from '../metadata/index.ts';
import { planOf } from './object-plan.ts';
import type { StoredRow, StoredValue } from './row-result.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';

/** More matches than these are not looked for. */
const mostMatches = 100;

interface Condition {
  readonly sql: string;
  readonly values: readonly StoredValue[];
}

/** The live records a matching rule finds for a row, that row itself and converted leads left out. */
export function findMatches(
  store: Store,
  rule: MatchingRule,
  match: DuplicateRule['matches'][number],
  row: { readonly id: string | undefined; valueOf(field: string): StoredValue }
): StoredRow[] {
  const object = store.findObject(rule.object);
  if (!object) return [];
  const plan = planOf(object);
  const conditions = rule.items.map((item) => {
    const input = match.mapping.get(item.field.toLowerCase()) ?? item.field;
    return itemCondition(item, row.valueOf(input));
  });
  const where = combine(rule, conditions);
  const open = plan.byName.has('isconverted') ? ' AND "IsConverted" = 0' : '';
  return store
    .prepare(
      `SELECT * FROM ${plan.table} WHERE (${where.sql})${open} AND "IsDeleted" = 0 AND "Id" IS NOT ?
       ORDER BY "Id" LIMIT ${mostMatches}`
    )
    .all(...where.values, row.id ?? null) as StoredRow[];
}

function itemCondition({ field, blanksMatch }: MatchingItem, value: StoredValue): Condition {
  const column = quoteName(field);
  if (value !== null) return { sql: `${column} = ?`, values: [value] };
  return { sql: blanksMatch ? `${column} IS NULL` : '0', values: [] };
}

/** Puts the conditions where the rule's logic names them. */
function combine({ logic }: MatchingRule, conditions: readonly Condition[]): Condition {
  const text = logic ?? conditions.map((_, index) => index + 1).join(' AND ');
  const values: StoredValue[] = [];
  const sql = text.replace(/\d+/g, (number) => {
    const condition = conditions[Number(number) - 1];
    values.push(...(condition?.values ?? []));
    return condition?.sql ?? '0';
  });
  return { sql, values };
}
