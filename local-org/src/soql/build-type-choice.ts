import type {
  FieldNameListContext,
  TypeOfContext,
  WhenClauseContext
} from '@apexdevtools/apex-parser';
import type { FieldPath, TypeCase, TypeChoice } from './ast.ts';
import { fieldPath } from './build-expression.ts';

export function typeChoice(tree: TypeOfContext): TypeChoice {
  const otherwise = tree.elseClause();
  return {
    kind: 'typeof',
    relationship: fieldPath(tree.fieldName()),
    cases: tree.whenClause_list().map(typeCase),
    ...(otherwise && { otherwise: paths(otherwise.fieldNameList()) })
  };
}

function typeCase(tree: WhenClauseContext): TypeCase {
  const name = tree.fieldName();
  return {
    object: name.getText(),
    at: name.start.start,
    fields: paths(tree.fieldNameList())
  };
}

function paths(list: FieldNameListContext): FieldPath[] {
  return list.fieldName_list().map(fieldPath);
}
