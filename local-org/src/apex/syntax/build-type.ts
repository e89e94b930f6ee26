import type {
  AnnotationContext,
  CreatedNameContext,
  ModifierContext,
  TypeListContext,
  TypeNameContext,
  TypeRefContext
} from '@apexdevtools/apex-parser';
import type { Modifiers, Place, TypeReference } from './ast.ts';

/** What every parser node knows about where it begins. */
interface Located {
  readonly start: { readonly line: number; readonly column: number };
}

export function placeOf({ start }: Located): Place {
  return { line: start.line, column: start.column + 1 };
}

export function typeReference(tree: TypeRefContext): TypeReference {
  const parts = tree.typeName_list();
  const last = parts.at(-1);
  const place = placeOf(tree);
  const plain: TypeReference = {
    name: parts.map(nameOf).join('.'),
    arguments: typeList(last?.typeArguments()?.typeList()),
    place
  };
  const dimensions = tree.arraySubscripts()?.LBRACK_list().length ?? 0;
  return Array.from({ length: dimensions }).reduce<TypeReference>(listOf, plain);
}

export function listOf(element: TypeReference): TypeReference {
  return { name: 'List', arguments: [element], place: element.place };
}

export function typeList(tree: TypeListContext | null | undefined): TypeReference[] {
  return tree ? tree.typeRef_list().map(typeReference) : [];
}

/** The type behind `new`. */
export function createdType(tree: CreatedNameContext): TypeReference {
  const pairs = tree.idCreatedNamePair_list();
  return {
    name: pairs.map((pair) => pair.anyId().getText()).join('.'),
    arguments: typeList(pairs.at(-1)?.typeList()),
    place: placeOf(tree)
  };
}

export function modifiersOf(trees: readonly ModifierContext[]): Modifiers {
  const words = new Set<string>();
  const annotations = new Map<string, ReadonlyMap<string, string>>();
  for (const tree of trees) {
    const annotation = tree.annotation();
    if (annotation) annotations.set(annotationName(annotation), annotationParameters(annotation));
    else words.add(wordOf(tree));
  }
  return { words, annotations };
}

function wordOf(tree: ModifierContext): string {
  if (tree.SHARING()) {
    return `${(tree.WITH() ?? tree.WITHOUT() ?? tree.INHERITED()).getText()} sharing`.toLowerCase();
  }
  return tree.getText().toLowerCase();
}

function annotationName(tree: AnnotationContext): string {
  return /^@([\w.]+)/.exec(tree.getText())?.[1]?.toLowerCase() ?? '';
}

function annotationParameters(tree: AnnotationContext): Map<string, string> {
  const pairs = tree.elementValuePairs()?.elementValuePair_list() ?? [];
  return new Map(
    pairs.map((pair) => [
      pair.id().getText().toLowerCase(),
      pair.elementValue().getText().toLowerCase()
    ])
  );
}

function nameOf(tree: TypeNameContext): string {
  return (tree.LIST() ?? tree.SET() ?? tree.MAP() ?? tree.id()).getText();
}
