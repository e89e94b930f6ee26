import type {
  FieldDeclarationContext,
  PropertyBlockContext,
  PropertyDeclarationContext
} from '@apexdevtools/apex-parser';
import type { Accessor, Initializer, Modifiers, VariableMember } from './ast.ts';
import { expression } from './build-expression.ts';
import { block } from './build-statement.ts';
import { modifiersOf, placeOf, typeReference } from './build-type.ts';

export function fieldsOf(
  tree: FieldDeclarationContext,
  modifiers: Modifiers,
  source: string
): { variables: VariableMember[]; initializers: Initializer[] } {
  const type = typeReference(tree.typeRef());
  const isStatic = modifiers.words.has('static');
  const declarators = tree.variableDeclarators().variableDeclarator_list();
  return {
    variables: declarators.map((one) => ({
      name: one.id().getText(),
      type,
      modifiers,
      place: placeOf(one)
    })),
    initializers: declarators.flatMap((one) => {
      const value = one.expression();
      if (!value) return [];
      const name = one.id().getText();
      const built = expression(value, source);
      return [{ kind: 'variable' as const, isStatic, name, value: built, place: placeOf(one) }];
    })
  };
}

export function propertyOf(
  tree: PropertyDeclarationContext,
  modifiers: Modifiers,
  source: string
): VariableMember {
  const accessors: { get?: Accessor; set?: Accessor } = {};
  for (const one of tree.propertyBlock_list()) {
    accessors[one.getter() ? 'get' : 'set'] = accessor(one, source);
  }
  return {
    name: tree.id().getText(),
    type: typeReference(tree.typeRef()),
    modifiers,
    place: placeOf(tree),
    accessors
  };
}

function accessor(tree: PropertyBlockContext, source: string): Accessor {
  const inner = tree.getter() ?? tree.setter();
  const body = inner.block();
  return {
    modifiers: modifiersOf(tree.modifier_list()),
    ...(body && { body: block(body, source) }),
    place: placeOf(inner)
  };
}
