import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  ConstructorDeclarationContext,
  EnumDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  ModifierContext
} from '@apexdevtools/apex-parser';
import type {
  ConstructorMember,
  Initializer,
  MethodMember,
  Modifiers,
  Parameter,
  TypeDeclaration,
  VariableMember
} from './ast.ts';
import { block } from './build-statement.ts';
import { modifiersOf, placeOf, typeList, typeReference } from './build-type.ts';
import { fieldsOf, propertyOf } from './build-variable.ts';

interface Declares {
  classDeclaration(): ClassDeclarationContext;
  enumDeclaration(): EnumDeclarationContext;
  interfaceDeclaration(): InterfaceDeclarationContext;
}

/** A class, interface or enum; undefined for a member that is none. */
export function typeDeclaration(
  tree: Declares,
  modifierTrees: readonly ModifierContext[],
  source: string
): TypeDeclaration | undefined {
  const modifiers = modifiersOf(modifierTrees);
  if (tree.classDeclaration()) return classDeclaration(tree.classDeclaration(), modifiers, source);
  if (tree.enumDeclaration()) return enumDeclaration(tree.enumDeclaration(), modifiers);
  if (!tree.interfaceDeclaration()) return undefined;
  return interfaceDeclaration(tree.interfaceDeclaration(), modifiers);
}

const nothing = {
  interfaces: [],
  variables: [],
  methods: [],
  constructors: [],
  initializers: [],
  types: [],
  constants: []
};

function enumDeclaration(tree: EnumDeclarationContext, modifiers: Modifiers): TypeDeclaration {
  const constants = tree.enumConstants()?.id_list() ?? [];
  return {
    ...nothing,
    kind: 'enum',
    name: tree.id().getText(),
    modifiers,
    place: placeOf(tree),
    constants: constants.map((id) => id.getText())
  };
}

function interfaceDeclaration(
  tree: InterfaceDeclarationContext,
  modifiers: Modifiers
): TypeDeclaration {
  const methods = tree
    .interfaceBody()
    .interfaceMethodDeclaration_list()
    .map((one): MethodMember => {
      const returns = one.typeRef();
      return {
        name: one.id().getText(),
        modifiers: modifiersOf(one.modifier_list()),
        ...(returns && { returns: typeReference(returns) }),
        parameters: parametersOf(one.formalParameters()),
        place: placeOf(one)
      };
    });
  return {
    ...nothing,
    kind: 'interface',
    name: tree.id().getText(),
    modifiers,
    place: placeOf(tree),
    interfaces: typeList(tree.typeList()),
    methods
  };
}

interface Members {
  readonly variables: VariableMember[];
  readonly methods: MethodMember[];
  readonly constructors: ConstructorMember[];
  readonly initializers: Initializer[];
  readonly types: TypeDeclaration[];
}

function classDeclaration(
  tree: ClassDeclarationContext,
  modifiers: Modifiers,
  source: string
): TypeDeclaration {
  const members: Members = {
    variables: [],
    methods: [],
    constructors: [],
    initializers: [],
    types: []
  };
  for (const one of tree.classBody().classBodyDeclaration_list()) addMember(members, one, source);
  const superclass = tree.typeRef();
  return {
    ...members,
    kind: 'class',
    name: tree.id().getText(),
    modifiers,
    place: placeOf(tree),
    ...(superclass && { superclass: typeReference(superclass) }),
    interfaces: typeList(tree.typeList()),
    constants: []
  };
}

function addMember(members: Members, tree: ClassBodyDeclarationContext, source: string): void {
  const initializer = tree.block();
  if (initializer) {
    const body = block(initializer, source);
    members.initializers.push({ kind: 'block', isStatic: Boolean(tree.STATIC()), body });
    return;
  }
  const member = tree.memberDeclaration();
  if (!member) return;
  const modifiers = modifiersOf(tree.modifier_list());
  const inner = typeDeclaration(member, tree.modifier_list(), source);
  const method = methodOf(member, modifiers, source);
  const constructed = constructorOf(member);
  if (inner) members.types.push(inner);
  if (method) members.methods.push(method);
  if (constructed) members.constructors.push(constructorMember(constructed, modifiers, source));
  const property = member.propertyDeclaration();
  if (property) members.variables.push(propertyOf(property, modifiers, source));
  const field = member.fieldDeclaration();
  if (!field) return;
  const { variables, initializers } = fieldsOf(field, modifiers, source);
  members.variables.push(...variables);
  members.initializers.push(...initializers);
}

export function methodOf(
  tree: { methodDeclaration(): MethodDeclarationContext },
  modifiers: Modifiers,
  source: string
): MethodMember | undefined {
  const method = tree.methodDeclaration();
  if (!method) return undefined;
  const returns = method.typeRef();
  const body = method.block();
  return {
    name: method.id().getText(),
    modifiers,
    ...(returns && { returns: typeReference(returns) }),
    parameters: parametersOf(method.formalParameters()),
    ...(body && { body: block(body, source) }),
    place: placeOf(method)
  };
}

/** The parser's types leave this alternative out of the member. */
function constructorOf(tree: MemberDeclarationContext): ConstructorDeclarationContext | undefined {
  const { constructorDeclaration } = tree as unknown as {
    constructorDeclaration?: () => ConstructorDeclarationContext | null;
  };
  if (typeof constructorDeclaration !== 'function') return undefined;
  return constructorDeclaration.call(tree) ?? undefined;
}

function constructorMember(
  tree: ConstructorDeclarationContext,
  modifiers: Modifiers,
  source: string
): ConstructorMember {
  return {
    modifiers,
    parameters: parametersOf(tree.formalParameters()),
    body: block(tree.block(), source),
    place: placeOf(tree)
  };
}

function parametersOf(tree: FormalParametersContext): Parameter[] {
  const list = tree.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((one) => ({ name: one.id().getText(), type: typeReference(one.typeRef()) }));
}
