import {
  type ApexParserRuleContext,
  EnhancedForControlContext,
  FieldDeclarationContext,
  FormalParameterContext,
  LocalVariableDeclarationContext,
  PropertyDeclarationContext
} from '@apexdevtools/apex-parser';
import { nodesOf } from './parse-tree.ts';

type Types = ReadonlyMap<string, ReadonlySet<string>>;

const byRoot = new WeakMap<ApexParserRuleContext, Types>();

/**
 * The type a variable, parameter or property of this name is declared with; undefined when the file
 * declares the name with several types, so that scopes need not be followed.
 */
export function declaredType(from: ApexParserRuleContext, name: string): string | undefined {
  const root = outermost(from);
  const types = byRoot.get(root) ?? readTypes(root);
  byRoot.set(root, types);
  const declared = types.get(name.toLowerCase());
  return declared?.size === 1 ? [...declared][0] : undefined;
}

function readTypes(root: ApexParserRuleContext): Types {
  const types = new Map<string, Set<string>>();
  for (const node of nodesOf(root)) {
    for (const [name, type] of declarations(node)) {
      const key = name.toLowerCase();
      types.set(key, (types.get(key) ?? new Set()).add(type));
    }
  }
  return types;
}

function declarations(node: ApexParserRuleContext): [string, string][] {
  if (node instanceof LocalVariableDeclarationContext || node instanceof FieldDeclarationContext) {
    const type = node.typeRef().getText();
    const declarators = node.variableDeclarators().variableDeclarator_list();
    return declarators.map((one) => [one.id().getText(), type]);
  }
  const single =
    node instanceof FormalParameterContext ||
    node instanceof PropertyDeclarationContext ||
    node instanceof EnhancedForControlContext;
  return single ? [[node.id().getText(), node.typeRef().getText()]] : [];
}

function outermost(node: ApexParserRuleContext): ApexParserRuleContext {
  let root = node;
  while (root.parentCtx) root = root.parentCtx;
  return root;
}
