import type { ArrayCreatorRestContext, CreatorContext } from '@apexdevtools/apex-parser';
import type { Expression, TypeReference } from './ast.ts';
import { expression, expressions } from './build-expression.ts';
import { createdType, listOf, placeOf } from './build-type.ts';

/** Everything that follows `new`. */
export function newExpression(tree: CreatorContext, source: string): Expression {
  const type = createdType(tree.createdName());
  const place = placeOf(tree);
  const call = tree.classCreatorRest();
  if (call) {
    return {
      kind: 'new',
      type,
      args: expressions(call.arguments().expressionList(), source),
      place
    };
  }
  const array = tree.arrayCreatorRest();
  if (array) return newArray(array, type, source);
  const map = tree.mapCreatorRest();
  if (map) {
    const entries = map.mapCreatorRestPair_list().map((one) => {
      const [key, value] = one.expression_list();
      if (!key || !value) throw new Error('a map entry needs a key and a value');
      return [expression(key, source), expression(value, source)] as const;
    });
    return { kind: 'new-map', type, entries, place };
  }
  const items = tree.setCreatorRest()?.expression_list() ?? [];
  return {
    kind: 'new-elements',
    type,
    items: items.map((item) => expression(item, source)),
    place
  };
}

function newArray(
  tree: ArrayCreatorRestContext,
  element: TypeReference,
  source: string
): Expression {
  const type = listOf(element);
  const place = placeOf(tree);
  const size = tree.expression();
  if (size) return { kind: 'new-array', type, size: expression(size, source), place };
  const items = tree.arrayInitializer()?.expression_list() ?? [];
  return {
    kind: 'new-elements',
    type,
    items: items.map((item) => expression(item, source)),
    place
  };
}
