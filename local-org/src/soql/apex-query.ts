import type { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { Rights } from '../access/index.ts';
import type { Literal } from './ast.ts';

/** The value of a bind variable. */
export type BoundValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** `YYYY-MM-DD` */
  | { readonly kind: 'date'; readonly value: string }
  /** UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  | { readonly kind: 'datetime'; readonly value: string };

/** What a query may use only inside Apex: bind variables, WITH USER_MODE, ALL ROWS, FOR UPDATE. */
export interface ApexQuery {
  /** Count instead of the session's rights behind WITH USER_MODE. */
  readonly userRights: Rights;
  /** The expression behind the colon and the colon's place; a collection gives a list. */
  readonly bind: (expression: string, at: number) => BoundValue | readonly BoundValue[];
}

export type Binder = Pick<ApexQuery, 'bind'>;

/** The bound value as literals of the condition it stands in. */
export function boundLiterals(
  apex: Binder,
  tree: BoundExpressionContext,
  isPattern: boolean
): { literals: Literal[]; isCollection: boolean } {
  const at = tree.start.start;
  const bound = apex.bind(tree.expression().getText(), at);
  const isCollection = Array.isArray(bound);
  const values = isCollection ? (bound as readonly BoundValue[]) : [bound as BoundValue];
  return { literals: values.map((value) => literalOf(value, at, isPattern)), isCollection };
}

/** The number behind LIMIT or OFFSET; undefined when it is none. */
export function boundCount(apex: Binder, tree: BoundExpressionContext): number | undefined {
  const bound = apex.bind(tree.expression().getText(), tree.start.start);
  return 'kind' in bound && bound.kind === 'number' ? bound.value : undefined;
}

function literalOf(value: BoundValue, at: number, isPattern: boolean): Literal {
  if (value.kind !== 'text') return value;
  const raw = isPattern
    ? // In a pattern a backslash keeps its meaning before the signs it can escape.
      value.value.replace(/\\([%_\\])?/g, (whole, sign?: string) => (sign ? whole : '\\\\'))
    : value.value.replaceAll('\\', '\\\\');
  return { kind: 'string', raw, at };
}
