import type { BinaryOperator, Node } from './ast.ts';
import { FormulaError } from './formula-error.ts';
import { tokenize, type Token } from './tokens.ts';

/**
 * Weakest first, each level from left to right. Salesforce's own open formula grammar binds `^` weaker than
 * `*` and `/`: `2 * 3 ^ 2` is 36 there and here.
 */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-', '&'],
  ['^'],
  ['*', '/']
];

const spellings: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

/** Reads a formula. Throws FormulaError. */
export function parseFormula(source: string): Node {
  const parser = new Parser(tokenize(source));
  const node = parser.expression();
  parser.expectEnd();
  return node;
}

class Parser {
  private readonly tokens: readonly Token[];
  private place = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  expression(level = 0): Node {
    const operators = levels[level];
    if (operators === undefined) return this.unary();
    let left = this.expression(level + 1);
    while (this.next.kind === 'symbol' && operators.includes(this.next.text)) {
      const { text, at } = this.take();
      const operator = (spellings[text] ?? text) as BinaryOperator;
      left = { kind: 'binary', operator, left, right: this.expression(level + 1), at };
    }
    return left;
  }

  expectEnd(): void {
    if (this.next.kind !== 'end') throw this.unexpected();
  }

  /** `NOT` is an operator too: `NOT x` needs no parentheses. */
  private unary(): Node {
    const { kind, text, at } = this.next;
    if (kind === 'symbol' && (text === '-' || text === '+' || text === '!')) {
      this.take();
      return { kind: 'unary', operator: text, term: this.unary(), at };
    }
    if (kind === 'name' && text.toUpperCase() === 'NOT') {
      this.take();
      return { kind: 'unary', operator: '!', term: this.unary(), at };
    }
    return this.primary();
  }

  private primary(): Node {
    const { kind, text, at } = this.next;
    switch (kind) {
      case 'number':
        this.take();
        return { kind, value: Number(text), at };
      case 'text':
        this.take();
        return { kind, value: text, at };
      case 'name':
        this.take();
        return this.named(text, at);
      case 'symbol':
        if (text !== '(') throw this.unexpected();
        return this.parenthesized();
      case 'end':
        throw this.unexpected();
    }
  }

  private parenthesized(): Node {
    this.take();
    const inner = this.expression();
    this.expect(')');
    return inner;
  }

  private named(name: string, at: number): Node {
    if (this.next.text === '(' && this.next.kind === 'symbol') {
      return { kind: 'call', name: name.toUpperCase(), args: this.args(), at };
    }
    switch (name.toUpperCase()) {
      case 'TRUE':
      case 'FALSE':
        return { kind: 'boolean', value: name.toUpperCase() === 'TRUE', at };
      case 'NULL':
        return { kind: 'null', at };
      default:
        return { kind: 'name', path: name.split('.'), at };
    }
  }

  private args(): Node[] {
    const args: Node[] = [];
    this.take();
    while (this.next.text !== ')' || this.next.kind !== 'symbol') {
      if (args.length > 0) this.expect(',');
      args.push(this.expression());
    }
    this.take();
    return args;
  }

  private expect(symbol: string): void {
    const { kind, text } = this.next;
    if (kind !== 'symbol' || text !== symbol) throw this.unexpected(symbol);
    this.take();
  }

  private unexpected(wanted?: string): FormulaError {
    const { kind, text, at } = this.next;
    const found = kind === 'end' ? 'end of formula' : `'${text}'`;
    const hint = wanted === undefined ? '' : `, expected '${wanted}'`;
    return new FormulaError(at, `syntax error: unexpected ${found}${hint}`);
  }

  private get next(): Token {
    return this.tokens[this.place] as Token;
  }

  private take(): Token {
    const token = this.next;
    this.place += 1;
    return token;
  }
}
