import {
  type AccessLevelContext,
  type ApexParserRuleContext,
  ClassBodyDeclarationContext,
  DeleteStatementContext,
  DoWhileStatementContext,
  DotExpressionContext,
  EnhancedForControlContext,
  ForInitContext,
  ForStatementContext,
  InsertStatementContext,
  MergeStatementContext,
  SoqlLiteralContext,
  SoslLiteralContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
  WhileStatementContext
} from '@apexdevtools/apex-parser';
import { ancestorsOf, lineOf, nodesOf, nodesOfType } from './parse-tree.ts';

/** A place where Apex reads or writes records. */
export interface DatabaseAccess {
  readonly kind: 'query' | 'dml';
  /** `query on Activity__c`, `insert`, `Database.update`. */
  readonly what: string;
  readonly userMode: boolean;
  readonly node: ApexParserRuleContext;
  readonly line: number;
}

const dmlStatements = [
  InsertStatementContext,
  UpdateStatementContext,
  DeleteStatementContext,
  UndeleteStatementContext,
  UpsertStatementContext,
  MergeStatementContext
];

const queryCalls = new Set(
  (
    'database.query database.querywithbinds database.countquery database.countquerywithbinds ' +
    'database.getquerylocator database.getquerylocatorwithbinds database.getcursor ' +
    'database.getcursorwithbinds search.query search.find'
  ).split(' ')
);
const dmlCalls = new Set(
  ['insert', 'update', 'upsert', 'delete', 'undelete', 'merge', 'convertlead'].flatMap((verb) => [
    `database.${verb}`,
    `database.${verb}immediate`,
    `database.${verb}async`
  ])
);

/** Every query and every DML below a node, in source order. */
export function databaseAccesses(root: ApexParserRuleContext): DatabaseAccess[] {
  return [...nodesOf(root)].flatMap((node) => accessAt(node) ?? []);
}

/** Whether a loop of the same method repeats this node. */
export function isRepeated(node: ApexParserRuleContext): boolean {
  let below = node;
  for (const parent of ancestorsOf(node)) {
    if (parent instanceof ClassBodyDeclarationContext) return false;
    // What a loop runs over, and what it starts with, is evaluated once.
    if (parent instanceof EnhancedForControlContext || parent instanceof ForInitContext) {
      below = loopAround(parent);
      continue;
    }
    const isLoop =
      parent instanceof ForStatementContext ||
      parent instanceof WhileStatementContext ||
      parent instanceof DoWhileStatementContext;
    if (isLoop && parent !== below) return true;
  }
  return false;
}

function loopAround(node: ApexParserRuleContext): ApexParserRuleContext {
  return [...ancestorsOf(node)].find((one) => one instanceof ForStatementContext) ?? node;
}

function accessAt(node: ApexParserRuleContext): DatabaseAccess | undefined {
  if (node instanceof SoqlLiteralContext) {
    const query = node.query();
    const userMode = Boolean(query.withClause()?.USER_MODE());
    return access('query', `query on ${query.fromNameList().getText()}`, userMode, node);
  }
  if (node instanceof SoslLiteralContext) {
    return access('query', 'search', /WITHUSER_MODE/i.test(node.getText()), node);
  }
  if (dmlStatements.some((type) => node instanceof type)) {
    const level = (node as InsertStatementContext).accessLevel() as AccessLevelContext | null;
    const verb = node.start.text?.toLowerCase() ?? 'DML';
    return access('dml', verb, Boolean(level?.USER()), node);
  }
  return node instanceof DotExpressionContext ? accessByCall(node) : undefined;
}

function accessByCall(node: DotExpressionContext): DatabaseAccess | undefined {
  const call = node.dotMethodCall();
  if (!call) return undefined;
  const name = `${node.expression().getText()}.${call.anyId().getText()}`.replace(/^System\./i, '');
  const isQuery = queryCalls.has(name.toLowerCase());
  if (!isQuery && !dmlCalls.has(name.toLowerCase())) return undefined;
  // A query written out in the brackets states its own mode.
  if (isQuery && nodesOfType(call, SoqlLiteralContext).length > 0) return undefined;
  const userMode = /\bAccessLevel\.USER_MODE\b/i.test(call.getText());
  return access(isQuery ? 'query' : 'dml', name, userMode, node);
}

function access(
  kind: DatabaseAccess['kind'],
  what: string,
  userMode: boolean,
  node: ApexParserRuleContext
): DatabaseAccess {
  return { kind, what, userMode, node, line: lineOf(node) };
}
