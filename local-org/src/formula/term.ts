import type { ObjectSchema, FieldSchema } from '../metadata/index.ts';
import { FormulaError } from './formula-error.ts';

/** What a part of a formula gives; `nothing` is the literal NULL. */
export type ValueType =
  'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'picklist' | 'multipicklist' | 'nothing';

/** Dates as `YYYY-MM-DD`, datetimes as ISO 8601 in UTC. */
export type Value = string | number | boolean | null;

/** A lookup and the object it is followed to. */
export interface Step {
  readonly field: FieldSchema;
  readonly to: ObjectSchema;
}

/** A value of the record that a formula reads, or a custom permission it asks for. */
export type Input =
  | {
      readonly kind: 'field';
      readonly start: 'record' | 'user' | 'profile' | 'organization';
      /** From the start to the record that holds the field. */
      readonly lookups: readonly Step[];
      readonly object: ObjectSchema;
      readonly field: FieldSchema;
    }
  | { readonly kind: 'permission'; readonly name: string };

/** What a formula is evaluated against. */
export interface Facts {
  /** The n-th input as it is stored: booleans 0 and 1. */
  input(index: number): string | number | null;
  /** The same before this write; of a new record its own value. */
  prior(index: number): string | number | null;
  readonly isNew: boolean;
  readonly now: Date;
  /** IANA name of the user's time zone. */
  readonly timeZone: string;
}

/** A part of a formula whose names and types are settled. */
export interface Term {
  readonly type: ValueType;
  readonly at: number;
  evaluate(facts: Facts): Value;
  /** Set where the part is nothing but an input. */
  readonly input?: { readonly index: number; readonly of: Input };
  /** Set where the part is a literal text. */
  readonly literal?: string;
}

/** Throws unless the term is of one of these types; NULL passes for any. */
export function requireType(term: Term, types: readonly ValueType[], where: string): void {
  if (types.includes(term.type) || term.type === 'nothing') return;
  const hint = term.type.endsWith('picklist')
    ? '; picklist fields are only supported in certain functions'
    : '';
  const expected = types.join(' or ');
  throw new FormulaError(
    term.at,
    `incorrect type for ${where}: expected ${expected}, received ${term.type}${hint}`
  );
}

/** The type that values of both can be read as. */
export function commonType(one: Term, other: Term, where: string): ValueType {
  if (one.type === 'nothing') return other.type;
  requireType(other, [one.type], where);
  return one.type;
}
