/** Types of the Metadata API by name: those of whole components and those of their parts. */
export type MetadataTypes = ReadonlyMap<string, TypeRules>;

/**
 * The shape of one metadata type: element by name. Rules that depend on other elements stand in
 * required-together.ts.
 */
export type TypeRules = ReadonlyMap<string, ElementRule>;

export interface ElementRule {
  readonly value: ValueRule;
  readonly required: boolean;
  /** May stand several times. */
  readonly many: boolean;
}

export type ValueRule =
  | { readonly kind: 'text' | 'boolean' | 'number' | 'date' }
  /** Free-form: nothing below is judged. */
  | { readonly kind: 'anything' }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'type'; readonly name: string };
