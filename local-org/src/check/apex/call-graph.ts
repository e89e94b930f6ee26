import {
  type ApexParserRuleContext,
  ClassDeclarationContext,
  DotExpressionContext,
  type ExpressionContext,
  IdPrimaryContext,
  MethodCallContext,
  NewExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext,
  ThisPrimaryContext
} from '@apexdevtools/apex-parser';
import type { ApexClass, ApexMethod } from './apex-class.ts';
import { declaredType } from './declared-types.ts';
import { databaseAccesses, type DatabaseAccess } from './database-access.ts';
import { ancestor, nodesOf, nodesOfType } from './parse-tree.ts';

export interface Call {
  readonly target: ApexMethod;
  readonly node: ApexParserRuleContext;
}

/** A query or DML with the method it stands in. */
export interface ReachedAccess extends DatabaseAccess {
  readonly within: ApexMethod;
}

/**
 * Which methods of the project call which. A call is followed when names tell its class: the own
 * class, a class by name, `new`, a declared variable, or what another such call returns. What an
 * overriding method does is not seen, nor a receiver behind an interface.
 */
export class CallGraph {
  private readonly classes: ReadonlyMap<string, ApexClass>;
  private readonly byNode: ReadonlyMap<ApexParserRuleContext, ApexClass>;
  private readonly callsByMethod = new Map<ApexMethod, readonly Call[]>();

  constructor(classes: readonly ApexClass[]) {
    this.classes = new Map(classes.map((one) => [one.name.toLowerCase(), one]));
    this.byNode = new Map(classes.map((one) => [one.node, one]));
  }

  /** Calls below a node whose methods are known; overloads count as one. */
  callsIn(root: ApexParserRuleContext): Call[] {
    return [...nodesOf(root)].flatMap((node) => {
      const target = this.targetOf(node);
      return target ? [{ target, node }] : [];
    });
  }

  /** Everything a call of the method may read or write, directly or further down. */
  accessesOf(method: ApexMethod): ReachedAccess[] {
    return [...this.reachableFrom(method)].flatMap((within) =>
      databaseAccesses(within.node).map((access) => ({ ...access, within }))
    );
  }

  private reachableFrom(start: ApexMethod): ReadonlySet<ApexMethod> {
    const reached = new Set<ApexMethod>([start]);
    // A set may grow while it is walked: what is added is visited too.
    for (const method of reached) {
      for (const { target } of this.callsOf(method)) {
        for (const overload of overloadsOf(target)) reached.add(overload);
      }
    }
    return reached;
  }

  private callsOf(method: ApexMethod): readonly Call[] {
    const calls = this.callsByMethod.get(method) ?? this.callsIn(method.node);
    this.callsByMethod.set(method, calls);
    return calls;
  }

  private targetOf(node: ApexParserRuleContext): ApexMethod | undefined {
    if (node instanceof MethodCallContext && node.id()) {
      return this.methodOf(this.enclosing(node), node.id().getText());
    }
    if (node instanceof DotExpressionContext && node.dotMethodCall()) {
      const owner = this.classOf(node.expression());
      return this.methodOf(owner, node.dotMethodCall().anyId().getText());
    }
    return undefined;
  }

  private methodOf(owner: ApexClass | undefined, name: string): ApexMethod | undefined {
    if (!owner) return undefined;
    const own = owner.methods.find((method) => sameName(method.name, name));
    const parent = owner.parent === undefined ? undefined : this.classes.get(owner.parent);
    return own ?? this.methodOf(parent, name) ?? this.methodOf(owner.outer, name);
  }

  private classOf(expression: ExpressionContext): ApexClass | undefined {
    if (expression instanceof SubExpressionContext) return this.classOf(expression.expression());
    if (expression instanceof NewExpressionContext) {
      return this.named(expression.creator().createdName().getText(), expression);
    }
    if (expression instanceof DotExpressionContext || expression.getText().endsWith(')')) {
      const inner = nodesOfType(expression, MethodCallContext)[0];
      const call = expression instanceof DotExpressionContext ? expression : inner;
      const target = call && this.targetOf(call);
      return target
        ? this.named(target.returns, target.node)
        : this.named(expression.getText(), expression);
    }
    if (!(expression instanceof PrimaryExpressionContext)) return undefined;
    const primary = expression.primary();
    if (primary instanceof ThisPrimaryContext) return this.enclosing(expression);
    if (!(primary instanceof IdPrimaryContext)) return undefined;
    const name = primary.getText();
    return this.named(declaredType(expression, name) ?? name, expression);
  }

  /** A class by its name as seen from a place: inner classes come first. */
  private named(name: string, from: ApexParserRuleContext): ApexClass | undefined {
    let scope = this.enclosing(from);
    while (scope) {
      const inner = this.classes.get(`${scope.name}.${name}`.toLowerCase());
      if (inner) return inner;
      scope = scope.outer;
    }
    return this.classes.get(name.toLowerCase());
  }

  private enclosing(node: ApexParserRuleContext): ApexClass | undefined {
    const declaration = ancestor(node, ClassDeclarationContext);
    return declaration && this.byNode.get(declaration);
  }
}

function overloadsOf(method: ApexMethod): ApexMethod[] {
  return method.owner.methods.filter(({ name }) => sameName(name, method.name));
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
