import { NotImplementedError } from './not-implemented.ts';
import { ANCHORS, ESCAPES, POSIX } from './regex-classes.ts';

/**
 * A Java regular expression as a JavaScript one. Throws SyntaxError for what Java refuses too and
 * NotImplementedError for what JavaScript cannot do.
 */
export function translateRegex(pattern: string, flags = ''): RegExp {
  return new RegExp(new Translation(pattern).run(), `v${flags}`);
}

/** `\Q…\E` for a text, so that none of its characters has a meaning. */
export function quoteRegex(text: string): string {
  return `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;
}

const CLOSING_LINE = '(?=(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])?(?![\\s\\S]))';

class Translation {
  private readonly source: string;
  private at = 0;
  /** Per open group: how many flag groups were opened inside and end with it. */
  private readonly flagGroups: number[] = [0];
  /** Whether `^` and `$` match at lines, per open group. */
  private readonly multiline: boolean[] = [false];

  constructor(source: string) {
    this.source = source;
  }

  run(): string {
    let out = '';
    while (this.at < this.source.length) out += this.term();
    return out + ')'.repeat(this.flagGroups[0] ?? 0);
  }

  private term(): string {
    const char = this.take();
    if (char === '\\') return this.escape(false);
    if (char === '[') return this.characterClass();
    if (char === '(') return this.openGroup();
    if (char === ')') return this.closeGroup();
    if (char === '$') return this.multiline.at(-1) ? '$' : CLOSING_LINE;
    if (char === ']') return '\\]';
    if (char === '}') return '\\}';
    if (char === '{') return this.bounds();
    if ('*+?'.includes(char)) return this.quantifier(char);
    return char;
  }

  private quantifier(char: string): string {
    if (this.source.charAt(this.at) === '+') throw unsupported(`possessive ${char}+`);
    return char;
  }

  private bounds(): string {
    const end = this.source.indexOf('}', this.at);
    if (end < 0) throw new SyntaxError('Unclosed counted closure');
    const text = this.source.slice(this.at, end);
    this.at = end + 1;
    if (this.source.charAt(this.at) === '+') throw unsupported('possessive {}+');
    return `{${text}}`;
  }

  private openGroup(): string {
    const rest = this.source.slice(this.at);
    if (rest.startsWith('?>')) throw unsupported('atomic group (?>');
    const flags = /^\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/.exec(rest);
    if (!flags) return this.opened('(', this.multiline.at(-1) ?? false);
    const [all, on = '', off, end] = flags;
    if (/[^ims]/.test(on + (off ?? ''))) throw unsupported(`flags ${all}`);
    this.at += all.length;
    const lines = on.includes('m') || ((this.multiline.at(-1) ?? false) && !off?.includes('m'));
    const start = `(?${on}${off === undefined ? '' : `-${off}`}:`;
    if (end === ':') return this.opened(start, lines);
    this.multiline[this.multiline.length - 1] = lines;
    this.flagGroups[this.flagGroups.length - 1] = (this.flagGroups.at(-1) ?? 0) + 1;
    return start;
  }

  private opened(text: string, multiline: boolean): string {
    this.flagGroups.push(0);
    this.multiline.push(multiline);
    return text;
  }

  private closeGroup(): string {
    if (this.flagGroups.length < 2) throw new SyntaxError('Unmatched closing )');
    this.multiline.pop();
    return ')'.repeat((this.flagGroups.pop() ?? 0) + 1);
  }

  /** From behind `[` to its `]`: unions as they stand, each side of `&&` in brackets of its own. */
  private characterClass(): string {
    const negated = this.source.charAt(this.at) === '^';
    if (negated) this.at += 1;
    const sides: string[] = [''];
    let first = true;
    for (;;) {
      if (this.at >= this.source.length) throw new SyntaxError('Unclosed character class');
      const char = this.take();
      if (char === ']' && !first) break;
      first = false;
      if (char === '&' && this.source.charAt(this.at) === '&') {
        this.at += 1;
        sides.push('');
      } else {
        sides[sides.length - 1] += this.classMember(char);
      }
    }
    const body = sides.length === 1 ? sides[0] : sides.map((side) => `[${side}]`).join('&&');
    return `[${negated ? '^' : ''}${body}]`;
  }

  private classMember(char: string): string {
    if (char === '\\') return this.escape(true);
    if (char === '[') return this.characterClass();
    if (char === '-') {
      // A minus at either end is itself, between two characters it makes a range.
      const before = this.source.charAt(this.at - 2);
      const alone = before === '[' || before === '^' || ']&['.includes(this.source.charAt(this.at));
      return alone ? '\\-' : '-';
    }
    return literalInClass(char);
  }

  private escape(inClass: boolean): string {
    if (this.at >= this.source.length) throw new SyntaxError('Unexpected internal error');
    const char = this.take();
    if (char === 'Q') return this.quoted(inClass);
    if (char === 'p' || char === 'P') return this.property(char);
    if (char === '0') return hexadecimal(parseInt(this.match(/^[0-3]?[0-7]{1,2}/), 8));
    if (char === 'x') return this.hexEscape();
    if (char === 'u') return `\\u${this.match(/^[0-9a-fA-F]{4}/)}`;
    if (char === 'c') return hexadecimal(this.take().charCodeAt(0) ^ 64);
    if (!inClass && char === 'k') return `\\k${this.match(/^<\w+>/)}`;
    if (!inClass && /[1-9]/.test(char)) return `\\${char}`;
    const known = ESCAPES[char] ?? (inClass ? undefined : ANCHORS[char]);
    if (known !== undefined) return known;
    if (/[A-Za-z]/.test(char)) throw unsupported(`\\${char}`);
    return inClass ? literalInClass(char) : literal(char);
  }

  private quoted(inClass: boolean): string {
    const end = this.source.indexOf('\\E', this.at);
    const text = this.source.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.source.length : end + 2;
    return [...text].map(inClass ? literalInClass : literal).join('');
  }

  private property(letter: string): string {
    const name = this.match(/^(?:\{[^}]*\}|[A-Z])/).replace(/[{}]/g, '');
    const posix = POSIX[name];
    if (posix !== undefined) return `[${letter === 'P' ? '^' : ''}${posix}]`;
    if (/^java|^In/.test(name)) throw unsupported(`\\p{${name}}`);
    const script = /^Is(?=[A-Z][a-z]{2,})/.test(name) ? 'Script=' : '';
    return `\\${letter}{${script}${name.replace(/^Is/, '')}}`;
  }

  private hexEscape(): string {
    const digits = this.match(/^(?:\{[0-9a-fA-F]{1,6}\}|[0-9a-fA-F]{2})/);
    return hexadecimal(parseInt(digits.replace(/[{}]/g, ''), 16));
  }

  private match(shape: RegExp): string {
    const [found] = shape.exec(this.source.slice(this.at)) ?? [];
    if (found === undefined) throw new SyntaxError('Illegal escape sequence');
    this.at += found.length;
    return found;
  }

  private take(): string {
    const char = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += char.length;
    return char;
  }
}

function literal(char: string): string {
  return '^$\\.*+?()[]{}|/'.includes(char) ? `\\${char}` : char;
}

function literalInClass(char: string): string {
  return '()[]{}/-\\|&!#%,:;<=>@`~^'.includes(char) ? `\\${char}` : char;
}

function hexadecimal(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

function unsupported(what: string): NotImplementedError {
  return new NotImplementedError(`regular expression with ${what}`);
}
