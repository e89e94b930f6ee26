import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';

/** A class of parser nodes, for `instanceof`. */
export type NodeClass<Node extends ApexParserRuleContext> = abstract new (...args: never[]) => Node;

/** The node and everything below it, in source order. */
export function* nodesOf(root: ApexParserRuleContext): Generator<ApexParserRuleContext> {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    open.push(...childrenOf(node).reverse());
  }
}

/** All nodes of one class below (or at) the root. */
export function nodesOfType<Node extends ApexParserRuleContext>(
  root: ApexParserRuleContext,
  type: NodeClass<Node>
): Node[] {
  return [...nodesOf(root)].filter((node): node is Node => node instanceof type);
}

export function childrenOf(node: ApexParserRuleContext): ApexParserRuleContext[] {
  return ((node.children ?? []) as unknown[]).filter(
    (child): child is ApexParserRuleContext =>
      (child as { ruleIndex?: number }).ruleIndex !== undefined
  );
}

/** The node's parents, nearest first. */
export function* ancestorsOf(node: ApexParserRuleContext): Generator<ApexParserRuleContext> {
  let parent = node.parentCtx;
  while (parent) {
    yield parent;
    parent = parent.parentCtx;
  }
}

export function ancestor<Node extends ApexParserRuleContext>(
  node: ApexParserRuleContext,
  type: NodeClass<Node>
): Node | undefined {
  for (const parent of ancestorsOf(node)) if (parent instanceof type) return parent;
  return undefined;
}

export function lineOf(node: ApexParserRuleContext): number {
  return node.start.line;
}
