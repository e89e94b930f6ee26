/**
 * A query as typed data, free of parser classes and of any schema.
 * Every `at` counts characters from the start of the statement; error texts show that place.
 */
export interface Query {
  readonly select: readonly SelectItem[];
  /** An object's name; in a subquery a child relationship's name. */
  readonly from: string;
  readonly fromAt: number;
  readonly alias?: string;
  /** `USING SCOPE mine`: only rows the user owns. */
  readonly mine?: boolean;
  readonly where?: Condition;
  readonly groupBy: readonly Expression[];
  readonly having?: Condition;
  readonly orderBy: readonly Ordering[];
  readonly limit?: number;
  readonly offset: number;
  /** WITH USER_MODE, WITH SYSTEM_MODE: only in Apex. */
  readonly mode?: 'user' | 'system';
  /** ALL ROWS: deleted ones too; only in Apex. */
  readonly allRows?: boolean;
}

export type SelectItem =
  | { readonly kind: 'value'; readonly expression: Expression; readonly alias?: string }
  | { readonly kind: 'fields'; readonly group: 'ALL' | 'CUSTOM' | 'STANDARD'; readonly at: number }
  | { readonly kind: 'children'; readonly query: Query }
  | TypeChoice;

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END`. */
export interface TypeChoice {
  readonly kind: 'typeof';
  readonly relationship: FieldPath;
  readonly cases: readonly TypeCase[];
  readonly otherwise?: readonly FieldPath[];
}

export interface TypeCase {
  /** An object's name. */
  readonly object: string;
  readonly at: number;
  /** Paths that start at that object. */
  readonly fields: readonly FieldPath[];
}

export interface FieldPath {
  /** `['Account', 'Owner', 'Name']`: parents first, the field last. */
  readonly names: readonly string[];
  readonly at: number;
}

export interface FieldReference extends FieldPath {
  readonly kind: 'field';
}

export interface FunctionCall {
  readonly kind: 'call';
  /** Upper case: `COUNT`, `CALENDAR_YEAR`. */
  readonly name: string;
  /** Absent for `COUNT()` alone. */
  readonly argument?: FieldPath;
  /** Wrapped in `convertTimezone()`: the user's time zone instead of UTC. */
  readonly inUserZone: boolean;
  readonly at: number;
}

export type Expression = FieldReference | FunctionCall;

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly operator: ComparisonOperator;
      readonly value: Literal;
    }
  | {
      readonly kind: 'in' | 'includes';
      readonly left: Expression;
      /** NOT IN, EXCLUDES. */
      readonly negated: boolean;
      readonly values: readonly Literal[];
    }
  | {
      readonly kind: 'semi-join';
      readonly left: Expression;
      readonly negated: boolean;
      readonly query: Query;
    };

export type Literal =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  /** `raw` is what stands between the quotes, escapes untouched: LIKE reads them differently. */
  | { readonly kind: 'string'; readonly raw: string; readonly at: number }
  | { readonly kind: 'date'; readonly value: string }
  /** UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  | { readonly kind: 'datetime'; readonly value: string }
  /** `TODAY`, `LAST_N_DAYS:7`. */
  | { readonly kind: 'date-range'; readonly name: string; readonly count: number };

export interface Ordering {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}
