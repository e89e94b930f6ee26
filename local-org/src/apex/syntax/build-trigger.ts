import type { TriggerCaseContext, TriggerUnitContext } from '@apexdevtools/apex-parser';
import type { TriggerDeclaration, TriggerEvent } from './ast.ts';
import { localVariables, statement } from './build-statement.ts';
import { placeOf } from './build-type.ts';

/** `trigger T on Account (before insert) { … }`. */
export function triggerDeclaration(tree: TriggerUnitContext, source: string): TriggerDeclaration {
  const [name, object] = tree.id_list();
  const place = placeOf(tree);
  const statements = tree
    .triggerBlock()
    .triggerBlockMember_list()
    .map((member) => {
      const built = member.statement();
      if (built) return statement(built, source);
      // The grammar calls a variable of a trigger's outermost block a field.
      const variables = member.triggerMemberDeclaration()?.fieldDeclaration();
      if (variables) return localVariables(variables, source);
      const { line } = member.start;
      throw new Error(
        `not implemented in local-org: a declaration inside a trigger (line ${line})`
      );
    });
  return {
    name: name?.getText() ?? '',
    object: object?.getText() ?? '',
    events: tree.triggerCase_list().map(eventOf),
    body: { kind: 'block', statements, place },
    place
  };
}

function eventOf(tree: TriggerCaseContext): TriggerEvent {
  const moment = tree.BEFORE() ? 'before' : 'after';
  if (tree.INSERT()) return `${moment} insert`;
  if (tree.UPDATE()) return `${moment} update`;
  return tree.DELETE() ? `${moment} delete` : `${moment} undelete`;
}
