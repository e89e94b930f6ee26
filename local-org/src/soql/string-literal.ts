import { locatedError, SoqlError } from './soql-error.ts';

/** SOQL and SOSL Limits: characters of one string in a WHERE clause. */
const MAX_STRING_LENGTH = 4000;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\'
};

export interface MaskedSource {
  /** The statement with every string's content replaced by as many letters. */
  readonly text: string;
  /** What stood between the quotes, by the place of the opening quote. */
  readonly strings: ReadonlyMap<number, string>;
}

/**
 * Takes the strings out before the parser sees them: the Apex lexer refuses `\%` and `\_`,
 * which SOQL's LIKE needs. Places stay the same.
 */
export function maskStrings(source: string): MaskedSource {
  const strings = new Map<number, string>();
  const text = source.replace(/'((?:[^'\\]|\\[^])*)'/g, (whole, raw: string, at: number) => {
    strings.set(at, raw);
    return `'${'x'.repeat(whole.length - 2)}'`;
  });
  return { text, strings };
}

/** The text a string literal stands for. */
export function decodeString(raw: string): string {
  return decode(raw, (character) => character);
}

/** A LIKE pattern for SQL with `\` as escape: `\%` and `\_` stay literal. */
export function decodeLikePattern(raw: string): string {
  return decode(
    raw,
    (character) => (character === '\\' ? '\\\\' : character),
    (wildcard) => `\\${wildcard}`
  );
}

export function requireShortString(source: string, raw: string, at: number): void {
  if (raw.length <= MAX_STRING_LENGTH) return;
  throw locatedError(
    source,
    at,
    'MALFORMED_QUERY',
    `string literal is longer than ${MAX_STRING_LENGTH} characters`
  );
}

function decode(
  raw: string,
  literal: (character: string) => string,
  wildcard?: (character: string) => string
): string {
  return raw.replace(/\\(u[0-9a-fA-F]{4}|[^])|([^\\])/g, (whole, escaped?: string) => {
    if (escaped === undefined) return whole;
    if (escaped.length === 5) return literal(String.fromCharCode(parseInt(escaped.slice(1), 16)));
    const plain = ESCAPES[escaped.toLowerCase()];
    if (plain !== undefined) return literal(plain);
    if (wildcard && (escaped === '%' || escaped === '_')) return wildcard(escaped);
    throw new SoqlError(
      'MALFORMED_QUERY',
      `Invalid string literal '${raw}'. Illegal character sequence '\\${escaped}' in string literal.`
    );
  });
}
