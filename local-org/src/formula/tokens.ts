import { FormulaError } from './formula-error.ts';

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'symbol' | 'end';
  /** Of a text literal: what it says, escapes resolved. */
  readonly text: string;
  readonly at: number;
}

const space = /(?:\s|\/\*[\s\S]*?\*\/)+/y;
const number = /\d+(?:\.\d+)?/y;
const name = /[A-Za-z$][\w$:.#]*/y;
const text = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/y;
const symbol = /\|\||&&|==|<>|!=|<=|>=|[-+*/^&=<>!(),]/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Cuts a formula into tokens; the last one is `end`. Comments are left out. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  while (at < source.length) {
    const skipped = take(space);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const found = kinds
      .map(([kind, pattern]) => ({ kind, text: take(pattern) }))
      .find((one) => one.text !== undefined);
    if (found?.text === undefined) {
      throw new FormulaError(at, `syntax error: unexpected ${source.charAt(at)}`);
    }
    const said = found.kind === 'text' ? unescape(found.text, at) : found.text;
    tokens.push({ kind: found.kind, text: said, at });
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

const kinds = [
  ['number', number],
  ['name', name],
  ['text', text],
  ['symbol', symbol]
] as const;

function unescape(quoted: string, at: number): string {
  return quoted.slice(1, -1).replace(/\\(.)/gs, (_, escaped: string) => {
    const meant = escapes[escaped] ?? escaped;
    if (meant === escaped && !/["'\\]/.test(escaped)) {
      throw new FormulaError(at, `syntax error: unknown escape \\${escaped}`);
    }
    return meant;
  });
}
