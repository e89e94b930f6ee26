import type {
  BlockContext,
  CatchClauseContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  StatementContext,
  TryStatementContext
} from '@apexdevtools/apex-parser';
import type { Block, CatchClause, LocalVariables, Statement } from './ast.ts';
import { dmlStatement } from './build-dml.ts';
import { expression, expressions } from './build-expression.ts';
import { switchStatement } from './build-switch.ts';
import { placeOf, typeReference } from './build-type.ts';

export function block(tree: BlockContext, source: string): Block {
  return {
    kind: 'block',
    statements: tree.statement_list().map((one) => statement(one, source)),
    place: placeOf(tree)
  };
}

export function statement(tree: StatementContext, source: string): Statement {
  const built = simple(tree, source) ?? compound(tree, source) ?? dmlStatement(tree, source);
  if (built) return built;
  throw new Error(`not implemented in local-org: ${tree.getText()} (line ${tree.start.line})`);
}

function simple(tree: StatementContext, source: string): Statement | undefined {
  const place = placeOf(tree);
  const only = tree.expressionStatement();
  if (only) return { kind: 'expression', expression: expression(only.expression(), source), place };
  const local = tree.localVariableDeclarationStatement();
  if (local) return localVariables(local.localVariableDeclaration(), source);
  const returned = tree.returnStatement();
  if (returned) {
    const value = returned.expression();
    return { kind: 'return', ...(value && { value: expression(value, source) }), place };
  }
  const thrown = tree.throwStatement();
  if (thrown) return { kind: 'throw', value: expression(thrown.expression(), source), place };
  if (tree.breakStatement()) return { kind: 'break', place };
  if (tree.continueStatement()) return { kind: 'continue', place };
  return undefined;
}

function compound(tree: StatementContext, source: string): Statement | undefined {
  const place = placeOf(tree);
  if (tree.block()) return block(tree.block(), source);
  const choice = tree.ifStatement();
  if (choice) {
    const [then, otherwise] = choice.statement_list().map((one) => statement(one, source));
    const condition = expression(choice.parExpression().expression(), source);
    if (!then) throw new Error(`an if without a statement (line ${place.line})`);
    return { kind: 'if', condition, then, ...(otherwise && { otherwise }), place };
  }
  if (tree.forStatement()) return forStatement(tree.forStatement(), source);
  if (tree.tryStatement()) return tryStatement(tree.tryStatement(), source);
  if (tree.switchStatement()) return switchStatement(tree.switchStatement(), source);
  const loop = tree.whileStatement();
  if (loop) {
    const condition = expression(loop.parExpression().expression(), source);
    const body = loop.statement();
    return { kind: 'while', condition, ...(body && { body: statement(body, source) }), place };
  }
  const doLoop = tree.doWhileStatement();
  if (doLoop) {
    const condition = expression(doLoop.parExpression().expression(), source);
    return { kind: 'do', condition, body: block(doLoop.block(), source), place };
  }
  const runAs = tree.runAsStatement();
  if (!runAs) return undefined;
  const [user] = expressions(runAs.expressionList(), source);
  if (!user) throw new Error(`System.runAs needs a user (line ${place.line})`);
  return { kind: 'run-as', user, body: block(runAs.block(), source), place };
}

export function localVariables(
  tree: Pick<LocalVariableDeclarationContext, 'start' | 'typeRef' | 'variableDeclarators'>,
  source: string
): LocalVariables {
  return {
    kind: 'local',
    type: typeReference(tree.typeRef()),
    declarators: tree
      .variableDeclarators()
      .variableDeclarator_list()
      .map((one) => {
        const value = one.expression();
        return {
          name: one.id().getText(),
          ...(value && { value: expression(value, source) }),
          place: placeOf(one)
        };
      }),
    place: placeOf(tree)
  };
}

function forStatement(tree: ForStatementContext, source: string): Statement {
  const place = placeOf(tree);
  const control = tree.forControl();
  const bodyTree = tree.statement();
  const body = bodyTree && { body: statement(bodyTree, source) };
  const each = control.enhancedForControl();
  if (each) {
    return {
      kind: 'for-each',
      type: typeReference(each.typeRef()),
      name: each.id().getText(),
      of: expression(each.expression(), source),
      ...body,
      place
    };
  }
  const init = control.forInit();
  const local = init?.localVariableDeclaration();
  const condition = control.expression();
  return {
    kind: 'for',
    init: local
      ? [localVariables(local, source)]
      : expressions(init?.expressionList(), source).map((one) => ({
          kind: 'expression',
          expression: one,
          place: one.place
        })),
    ...(condition && { condition: expression(condition, source) }),
    update: expressions(control.forUpdate()?.expressionList(), source),
    ...body,
    place
  };
}

function tryStatement(tree: TryStatementContext, source: string): Statement {
  const finallyTree = tree.finallyBlock();
  return {
    kind: 'try',
    body: block(tree.block(), source),
    catches: tree.catchClause_list().map((one) => catchClause(one, source)),
    ...(finallyTree && { finallyBody: block(finallyTree.block(), source) }),
    place: placeOf(tree)
  };
}

function catchClause(tree: CatchClauseContext, source: string): CatchClause {
  const name = tree.qualifiedName();
  return {
    type: { name: name.getText(), arguments: [], place: placeOf(name) },
    name: tree.id().getText(),
    body: block(tree.block(), source)
  };
}
