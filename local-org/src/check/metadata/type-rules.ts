/**
 * The shape of one metadata type, as the WSDL of the Metadata API states it: element by name.
 * Rules that depend on other elements stand in required-together.ts.
 */
export type TypeRules = Readonly<Record<string, ElementRule>>;

export interface ElementRule {
  readonly value: ValueRule;
  readonly required: boolean;
  /** May stand several times. */
  readonly many: boolean;
}

export type ValueRule =
  | { readonly kind: 'text' | 'boolean' | 'integer' | 'decimal' }
  /** Free-form: nothing below is judged. */
  | { readonly kind: 'anything' }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'type'; readonly rules: TypeRules };

export const text = optional({ kind: 'text' });
export const flag = optional({ kind: 'boolean' });
export const integer = optional({ kind: 'integer' });
export const decimal = optional({ kind: 'decimal' });
export const anything: ElementRule = { ...optional({ kind: 'anything' }), many: true };

/** One of these words, separated by blanks; case matters. */
export function oneOf(words: string): ElementRule {
  return optional({ kind: 'one-of', values: words.split(' ') });
}

export function nested(rules: TypeRules): ElementRule {
  return optional({ kind: 'type', rules });
}

export function required(rule: ElementRule): ElementRule {
  return { ...rule, required: true };
}

export function many(rule: ElementRule): ElementRule {
  return { ...rule, many: true };
}

function optional(value: ValueRule): ElementRule {
  return { value, required: false, many: false };
}
