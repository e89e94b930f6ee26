import { ApexParserFactory } from '@apexdevtools/apex-parser';
import type { TypeDeclaration } from './ast.ts';
import { ApexSyntaxError } from './apex-syntax-error.ts';
import { typeDeclaration } from './build-declaration.ts';
import { FirstMistake } from './first-mistake.ts';

/** Reads one class file; `unit` names it in errors. Throws ApexSyntaxError. */
export function parseUnit(unit: string, source: string): TypeDeclaration {
  const mistakes = new FirstMistake();
  const { parser } = ApexParserFactory.createLexerAndParser(source, mistakes);
  const tree = parser.compilationUnit();
  if (mistakes.found) {
    throw new ApexSyntaxError(unit, mistakes.found.place, mistakes.found.message);
  }
  const declaration = tree.typeDeclaration();
  const built = typeDeclaration(declaration, declaration.modifier_list(), source);
  if (built) return built;
  throw new ApexSyntaxError(unit, { line: 1, column: 1 }, 'a class, interface or enum is expected');
}
