import { ApexParserFactory, type ApexParser } from '@apexdevtools/apex-parser';
import type { TriggerDeclaration, TypeDeclaration } from './ast.ts';
import { ApexSyntaxError } from './apex-syntax-error.ts';
import { typeDeclaration } from './build-declaration.ts';
import { triggerDeclaration } from './build-trigger.ts';
import { FirstMistake } from './first-mistake.ts';

/** Reads one class file; `unit` names it in errors. Throws ApexSyntaxError. */
export function parseUnit(unit: string, source: string): TypeDeclaration {
  const declaration = parsed(unit, source, (parser) => parser.compilationUnit()).typeDeclaration();
  const built = typeDeclaration(declaration, declaration.modifier_list(), source);
  if (built) return built;
  throw new ApexSyntaxError(unit, { line: 1, column: 1 }, 'a class, interface or enum is expected');
}

/** Reads one trigger file. Throws ApexSyntaxError. */
export function parseTrigger(unit: string, source: string): TriggerDeclaration {
  return triggerDeclaration(
    parsed(unit, source, (parser) => parser.triggerUnit()),
    source
  );
}

function parsed<Tree>(unit: string, source: string, read: (parser: ApexParser) => Tree): Tree {
  const mistakes = new FirstMistake();
  const tree = read(ApexParserFactory.createLexerAndParser(source, mistakes).parser);
  if (!mistakes.found) return tree;
  throw new ApexSyntaxError(unit, mistakes.found.place, mistakes.found.message);
}
