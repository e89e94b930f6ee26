import { AnnotationContext, ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { Mutation } from './mutation.ts';
import { nameMutations, type KnownNames } from './name-mutations.ts';
import { operatorMutations } from './operator-mutations.ts';
import { queryMutations } from './query-mutations.ts';
import { childrenOf, type TreePart } from './tree-part.ts';

/** Every change of a class file that the trial makes, in order of place. */
export function findMutations(source: string, known: KnownNames): Mutation[] {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new Silent());
  const found = new Map<string, Mutation>();
  for (const part of partsOf(parser.compilationUnit())) {
    for (const mutation of [
      ...operatorMutations(part, source),
      ...queryMutations(part, source),
      ...nameMutations(part, source, known)
    ]) {
      found.set(`${mutation.start} ${mutation.end} ${mutation.text}`, mutation);
    }
  }
  return [...found.values()].sort((one, other) => one.start - other.start);
}

/** Annotations are left out: what they say is no behaviour of the class. */
function partsOf(part: TreePart): TreePart[] {
  if (part instanceof AnnotationContext) return [];
  return [part, ...childrenOf(part).flatMap(partsOf)];
}

class Silent extends ApexErrorListener {
  override apexSyntaxError(): void {
    // The sources were compiled before.
  }
}
