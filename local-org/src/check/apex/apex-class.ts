import {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  type ApexParserRuleContext,
  type MethodDeclarationContext
} from '@apexdevtools/apex-parser';
import type { ApexFile } from './apex-file.ts';
import { Modifiers } from './modifiers.ts';
import { ancestorsOf, lineOf, nodesOfType } from './parse-tree.ts';

export interface ApexMethod {
  readonly name: string;
  /** `ActivityPage.Item.describe`. */
  readonly fullName: string;
  readonly owner: ApexClass;
  readonly modifiers: Modifiers;
  /** `void`, `List<Activity__c>`. */
  readonly returns: string;
  readonly node: MethodDeclarationContext;
  readonly line: number;
}

/** A class, also one inside another. */
export interface ApexClass {
  /** `ActivityPage.Item`. */
  readonly name: string;
  readonly apex: ApexFile;
  readonly modifiers: Modifiers;
  readonly outer: ApexClass | undefined;
  /** Lower-case name of the class it extends, if any. */
  readonly parent: string | undefined;
  readonly methods: readonly ApexMethod[];
  readonly node: ClassDeclarationContext;
  readonly line: number;
}

/** The classes of a file, outer ones before the classes inside them. */
export function classesOf(apex: ApexFile): ApexClass[] {
  const known = new Map<ApexParserRuleContext, ApexClass>();
  for (const node of nodesOfType(apex.root, ClassDeclarationContext)) {
    const outerNode = [...ancestorsOf(node)].find((one) => one instanceof ClassDeclarationContext);
    known.set(node, readClass(apex, node, outerNode && known.get(outerNode)));
  }
  return [...known.values()];
}

/** A test class or a class inside one: it is never part of what a user runs. */
export function isTestClass(one: ApexClass): boolean {
  return one.modifiers.isTest || (one.outer !== undefined && isTestClass(one.outer));
}

/** Whether code at this place runs in tests alone. */
export function isInTest(node: ApexParserRuleContext): boolean {
  return [...ancestorsOf(node)].some((one) => {
    const declares =
      one instanceof ClassDeclarationContext || one instanceof ClassBodyDeclarationContext;
    return declares && modifiersOf(one).isTest;
  });
}

function readClass(
  apex: ApexFile,
  node: ClassDeclarationContext,
  outer: ApexClass | undefined
): ApexClass {
  const ownName = node.id().getText();
  const methods: ApexMethod[] = [];
  const result: ApexClass = {
    name: outer ? `${outer.name}.${ownName}` : ownName,
    apex,
    modifiers: modifiersOf(node),
    outer,
    parent: node.EXTENDS() ? node.typeRef().getText().toLowerCase() : undefined,
    methods,
    node,
    line: lineOf(node)
  };
  for (const declaration of node.classBody().classBodyDeclaration_list()) {
    const method = declaration.memberDeclaration()?.methodDeclaration();
    if (method)
      methods.push(readMethod(result, method, new Modifiers(declaration.modifier_list())));
  }
  return result;
}

function readMethod(
  owner: ApexClass,
  node: MethodDeclarationContext,
  modifiers: Modifiers
): ApexMethod {
  const name = node.id().getText();
  const returns = node.typeRef()?.getText() ?? 'void';
  return {
    name,
    fullName: `${owner.name}.${name}`,
    owner,
    modifiers,
    returns,
    node,
    line: lineOf(node)
  };
}

/** Modifiers stand on the declaration around a class or a member. */
function modifiersOf(node: ApexParserRuleContext): Modifiers {
  for (const holder of [node, ...ancestorsOf(node)]) {
    const list = (holder as Partial<ClassBodyDeclarationContext>).modifier_list?.();
    if (list) return new Modifiers(list);
  }
  return new Modifiers([]);
}
