import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { Binder } from './apex-query.ts';
import type { Query } from './ast.ts';
import { QueryBuilder } from './build-query.ts';
import { locatedError, SoqlError } from './soql-error.ts';
import { maskStrings } from './string-literal.ts';

/** SOQL and SOSL Limits: characters of one statement. */
const MAX_STATEMENT_LENGTH = 100_000;

/**
 * Reads one SELECT statement; with `apex` also what only Apex allows. Throws SoqlError
 * MALFORMED_QUERY with the place of the mistake.
 */
export function parseQuery(source: string, apex?: Binder): Query {
  if (source.trim() === '') {
    throw new SoqlError('MALFORMED_QUERY', 'A query string has to be specified');
  }
  if (source.length > MAX_STATEMENT_LENGTH) {
    throw new SoqlError(
      'MALFORMED_QUERY',
      `SOQL statements cannot be longer than ${MAX_STATEMENT_LENGTH} characters.`
    );
  }
  const masked = maskStrings(source);
  const mistakes = new FirstMistake();
  const { parser } = ApexParserFactory.createLexerAndParser(masked.text, mistakes);
  const tree = parser.query();
  const next = parser.getTokenStream().LT(1);
  if (mistakes.place === undefined && next.type !== -1) {
    mistakes.place = { line: next.line, column: next.column };
  }
  if (mistakes.place) throw unexpectedToken(source, mistakes.place);
  return new QueryBuilder(source, masked.strings, apex).query(tree);
}

interface Place {
  readonly line: number;
  readonly column: number;
}

class FirstMistake extends ApexErrorListener {
  place: Place | undefined;

  override apexSyntaxError(line: number, column: number): void {
    const known = this.place;
    const earlier = !known || line < known.line || (line === known.line && column < known.column);
    if (earlier) this.place = { line, column };
  }
}

function unexpectedToken(source: string, place: Place): SoqlError {
  const at = offsetOf(source, place);
  const token = /^(?:[\w.]+|[^\s])/.exec(source.slice(at))?.[0];
  // Recorded: a first word that is not SELECT is named alone, without its place.
  if (at === source.search(/\S/) && token) {
    return new SoqlError('MALFORMED_QUERY', `unexpected token: ${token}`);
  }
  return locatedError(source, at, 'MALFORMED_QUERY', `unexpected token: '${token ?? '<EOF>'}'`);
}

function offsetOf(source: string, place: Place): number {
  const before = source.split('\n').slice(0, place.line - 1);
  return before.reduce((sum, row) => sum + row.length + 1, 0) + place.column;
}
