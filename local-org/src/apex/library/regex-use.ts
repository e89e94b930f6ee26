import type { Call } from './call.ts';
import { translateRegex } from './regex.ts';

/** Throws StringException for a pattern that is none. */
export function compileRegex(call: Call, pattern: string, flags = ''): RegExp {
  try {
    return translateRegex(pattern, flags);
  } catch (error) {
    if ((error as Error).name !== 'SyntaxError') throw error;
    throw call.fail('StringException', `Invalid regex: ${(error as Error).message}`);
  }
}

/** Whether the whole text matches. */
export function matchesWhole(call: Call, pattern: string, text: string): boolean {
  return compileRegex(call, `(?:${pattern})\\z`, 'y').test(text);
}

/** `$1`, `${name}` and `\$` in the replacement have Java's meaning. */
export function replaceByRegex(
  call: Call,
  text: string,
  regex: RegExp,
  replacement: string
): string {
  return text.replace(regex, (...match: unknown[]) => {
    const named = match.at(-1);
    const groups = typeof named === 'object' && named !== null ? named : {};
    return expand(call, replacement, match, groups as Record<string, string | undefined>);
  });
}

/** As Java splits: a limit of 0 drops empty parts at the end, a match of nothing at the start counts not. */
export function splitByRegex(text: string, regex: RegExp, limit: number): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(regex)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0 || (match[0] === '' && match.index === text.length)) continue;
    parts.push(text.slice(start, match.index));
    start = end;
  }
  if (start === 0 && parts.length === 0) return [text];
  parts.push(text.slice(start));
  if (limit === 0) while (parts.at(-1) === '') parts.pop();
  return parts;
}

function expand(
  call: Call,
  replacement: string,
  match: readonly unknown[],
  named: Record<string, string | undefined>
): string {
  return replacement.replace(
    /\\([\s\S])|\$\{(\w+)\}|\$(\d)|[\\$]/g,
    (whole, escaped?: string, name?: string, number?: string) => {
      if (escaped !== undefined) return escaped;
      if (name !== undefined && name in named) return named[name] ?? '';
      const groups = match.findIndex((part) => typeof part === 'number');
      if (number !== undefined && Number(number) < groups) {
        const group = match[Number(number)];
        return typeof group === 'string' ? group : '';
      }
      throw call.fail('StringException', `Illegal group reference: ${whole}`);
    }
  );
}
