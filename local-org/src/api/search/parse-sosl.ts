import { malformedSearch } from './malformed-search.ts';
import {
  fieldGroup,
  MAX_RESULTS,
  type FieldGroup,
  type ReturnedObject,
  type SearchRequest
} from './search-request.ts';

/** Reads `FIND {…} [IN … FIELDS] [RETURNING …] [LIMIT n]` (documented: SOSL Syntax). Throws MALFORMED_SEARCH. */
export function parseSosl(sosl: string): SearchRequest {
  const find = /^\s*FIND\s*\{((?:[^{}\\]|\\.)*)\}/i.exec(sosl);
  if (!find) throw malformedSearch(`${sosl.trim()} must begin with FIND {…}`);
  let rest = sosl.slice(find[0].length);
  const group = /^\s+IN\s+(\w+)\s+FIELDS\b/i.exec(rest);
  if (group) rest = rest.slice(group[0].length);
  const limit = /\s+LIMIT\s+(\d+)\s*$/i.exec(rest);
  if (limit) rest = rest.slice(0, limit.index);
  const returning = /^\s+RETURNING\s+(.+)$/is.exec(rest);
  if (!returning && rest.trim() !== '') throw malformedSearch(`unexpected token: ${rest.trim()}`);
  return {
    term: find[1] ?? '',
    group: groupOf(group?.[1] ?? 'ALL'),
    ...(returning && { returning: splitOutside(returning[1] ?? '').map(readReturned) }),
    limit: Math.min(MAX_RESULTS, Number(limit?.[1] ?? MAX_RESULTS))
  };
}

function groupOf(name: string): FieldGroup {
  const group = fieldGroup(name);
  if (!group) throw malformedSearch(`unexpected token: ${name}`);
  return group;
}

/** `Account(Id, Name WHERE … ORDER BY … LIMIT 5)`; an object alone gives ids. */
function readReturned(text: string): ReturnedObject {
  const parts = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(text);
  if (!parts) throw malformedSearch(`unexpected token: ${text.trim()}`);
  const [, name = '', inner = ''] = parts;
  const where = indexOfWord(inner, 'WHERE');
  const tail = indexOfWord(inner, 'ORDER\\s+BY|LIMIT|OFFSET');
  const fields = inner.slice(0, where ?? tail ?? inner.length);
  const listed = fields
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  return {
    name,
    fields: listed.length > 0 ? listed : ['Id'],
    ...(where !== undefined && {
      where: inner
        .slice(where, tail)
        .replace(/^\s*WHERE\s/i, '')
        .trim()
    }),
    tail: tail === undefined ? '' : inner.slice(tail).trim()
  };
}

/** Where a keyword stands outside of quotes and of parentheses. */
function indexOfWord(text: string, word: string): number | undefined {
  const found = new RegExp(`(?<!\\w)(${word})\\b`, 'i').exec(masked(text));
  return found?.index;
}

/** At the commas outside of quotes and parentheses. */
function splitOutside(text: string): string[] {
  const plain = masked(text);
  const parts: string[] = [];
  let start = 0;
  for (const { index } of plain.matchAll(/,/g)) {
    parts.push(text.slice(start, index));
    start = index + 1;
  }
  return [...parts, text.slice(start)];
}

/** The text with quotes and parentheses blanked out, characters in their places. */
function masked(text: string): string {
  let plain = text.replace(/'(?:[^'\\]|\\.)*'/g, (quoted) => '_'.repeat(quoted.length));
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, (group) => '_'.repeat(group.length));
  }
  return plain;
}
