import {
  ApexParserFactory,
  type AnonymousBlockMemberContext,
  type AnonymousMemberDeclarationContext
} from '@apexdevtools/apex-parser';
import type { Modifiers, Statement, TypeDeclaration } from './ast.ts';
import { ApexSyntaxError } from './apex-syntax-error.ts';
import { methodOf, typeDeclaration } from './build-declaration.ts';
import { statement } from './build-statement.ts';
import { modifiersOf } from './build-type.ts';
import { fieldsOf } from './build-variable.ts';
import { FirstMistake } from './first-mistake.ts';

/** What stack traces call anonymous Apex. */
export const ANONYMOUS = 'AnonymousBlock';

/** The method that holds the statements; no source can write this name. */
export const BODY = 'anonymous block';

const START = { line: 1, column: 1 };
const STATIC: Modifiers = { words: new Set(['public', 'static']), annotations: new Map() };

/** Reads anonymous Apex as a class: its methods and types, and one method of its statements. Throws ApexSyntaxError. */
export function parseAnonymous(source: string): TypeDeclaration {
  const mistakes = new FirstMistake();
  const { parser } = ApexParserFactory.createLexerAndParser(source, mistakes);
  const tree = parser.anonymousUnit();
  if (mistakes.found) {
    throw new ApexSyntaxError(ANONYMOUS, mistakes.found.place, mistakes.found.message);
  }
  const members = tree.anonymousBlock().anonymousBlockMember_list();
  const declared = members.map((one) => ({ one, member: one.anonymousMemberDeclaration() }));
  const body = {
    name: BODY,
    modifiers: STATIC,
    parameters: [],
    body: {
      kind: 'block' as const,
      statements: members.flatMap((one) => statementsOf(one, source)),
      place: START
    },
    place: START
  };
  return {
    kind: 'class',
    name: ANONYMOUS,
    modifiers: { words: new Set(['public', 'with sharing']), annotations: new Map() },
    place: START,
    interfaces: [],
    variables: [],
    methods: [...declared.flatMap(({ one, member }) => methodsIn(one, member, source)), body],
    constructors: [],
    initializers: [],
    types: declared.flatMap(({ one, member }) =>
      member ? (typeDeclaration(member, one.modifier_list(), source) ?? []) : []
    ),
    constants: []
  };
}

/** Methods of the block are called without an object, static or not. */
function methodsIn(
  tree: AnonymousBlockMemberContext,
  member: AnonymousMemberDeclarationContext | null,
  source: string
) {
  if (!member?.methodDeclaration()) return [];
  const { words, annotations } = modifiersOf(tree.modifier_list());
  const modifiers = { words: new Set([...words, 'static']), annotations };
  const method = methodOf(member, modifiers, source);
  return method ? [method] : [];
}

/** The parser takes some declarations of variables for fields: here they are local. */
function statementsOf(tree: AnonymousBlockMemberContext, source: string): Statement[] {
  if (tree.statement()) return [statement(tree.statement(), source)];
  const field = tree.anonymousMemberDeclaration()?.fieldDeclaration();
  if (!field) return [];
  const { variables, initializers } = fieldsOf(field, modifiersOf(tree.modifier_list()), source);
  return variables.map(({ name, type, place }) => {
    const given = initializers.find((one) => one.kind === 'variable' && one.name === name);
    const value = given?.kind === 'variable' ? given.value : undefined;
    return { kind: 'local', type, declarators: [{ name, place, ...(value && { value }) }], place };
  });
}
