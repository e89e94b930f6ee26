import type { AnnotationContext, ModifierContext } from '@apexdevtools/apex-parser';

/** The words and annotations before a declaration, in lower case. */
export class Modifiers {
  private readonly words: ReadonlySet<string>;
  private readonly annotations: ReadonlyMap<string, AnnotationContext>;

  constructor(modifiers: readonly ModifierContext[]) {
    this.words = new Set(
      modifiers.filter((one) => !one.annotation()).map((one) => spaced(one).toLowerCase())
    );
    this.annotations = new Map(
      modifiers
        .map((one) => one.annotation())
        .filter(Boolean)
        .map((annotation) => [annotation.id().getText().toLowerCase(), annotation])
    );
  }

  /** `static`, `with sharing`. */
  has(word: string): boolean {
    return this.words.has(word);
  }

  annotation(name: string): AnnotationContext | undefined {
    return this.annotations.get(name);
  }

  get isTest(): boolean {
    return this.annotations.has('istest') || this.words.has('testmethod');
  }
}

/** Whether an annotation says `name=true`; names and values ignore case. */
export function annotationFlag(annotation: AnnotationContext, name: string): boolean {
  const pairs = annotation.elementValuePairs()?.elementValuePair_list() ?? [];
  return pairs.some(
    (pair) =>
      pair.id().getText().toLowerCase() === name &&
      pair.elementValue().getText().toLowerCase() === 'true'
  );
}

function spaced(modifier: ModifierContext): string {
  return (modifier.children ?? []).map((child) => child.getText()).join(' ');
}
