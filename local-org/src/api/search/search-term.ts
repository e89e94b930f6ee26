import { malformedSearch } from './malformed-search.ts';

/** What a row must have: words in a row, all or one of several conditions, or not a condition. */
export type SearchTerm =
  | {
      readonly kind: 'words';
      readonly patterns: readonly RegExp[];
      readonly words: readonly string[];
    }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly SearchTerm[] }
  | { readonly kind: 'not'; readonly term: SearchTerm };

const LONGEST = 10_000;

/** Reads the text between the braces of FIND: words, "phrases", `*` and `?`, AND, OR, AND NOT (documented: SOSL FIND). */
export function readSearchTerm(text: string): SearchTerm {
  if (text.length > LONGEST) throw malformedSearch('The search string is too long');
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|(?:[^\s"\\]|\\.)+/g) ?? [];
  const alternatives: SearchTerm[] = [];
  let all: SearchTerm[] = [];
  let negated = false;
  for (const token of tokens) {
    const word = token.toUpperCase();
    if (word === 'OR') {
      alternatives.push(allOf(all));
      all = [];
    } else if (word === 'NOT') negated = true;
    else if (word !== 'AND') {
      const term = words(token);
      all.push(negated ? { kind: 'not', term } : term);
      negated = false;
    }
  }
  alternatives.push(allOf(all));
  return alternatives.length === 1 ? allOf(all) : { kind: 'or', terms: alternatives };
}

/** Words a matching row has at least one of; wildcards left out. */
export function requiredWords(term: SearchTerm): string[] {
  switch (term.kind) {
    case 'words':
      return [...term.words];
    case 'and':
    case 'or':
      return term.terms.flatMap(requiredWords);
    case 'not':
      return [];
  }
}

/** Whether the texts of one row satisfy the term; case does not matter. */
export function matches(term: SearchTerm, texts: readonly string[]): boolean {
  switch (term.kind) {
    case 'and':
      return term.terms.every((one) => matches(one, texts));
    case 'or':
      return term.terms.some((one) => matches(one, texts));
    case 'not':
      return !matches(term.term, texts);
    case 'words':
      return texts.some((text) => holdsInARow(split(text), term.patterns));
  }
}

function allOf(terms: readonly SearchTerm[]): SearchTerm {
  const [only] = terms;
  if (only && terms.length === 1) return only;
  if (terms.length === 0) throw malformedSearch('No search term found');
  return { kind: 'and', terms };
}

function words(token: string): SearchTerm {
  const text = token
    .replace(/^"|"$/g, '')
    .replace(/\\(.)/g, (_, one: string) => (/[*?]/.test(one) ? ' ' : one));
  const parts = text.toLowerCase().match(/[\p{L}\p{N}*?]+/gu) ?? [];
  const plain = parts.map((part) => part.replace(/[*?]/g, ''));
  if (plain.join('').length < 2) {
    throw malformedSearch(`search term must be longer than one character: ${token}`);
  }
  return {
    kind: 'words',
    patterns: parts.map((part) => {
      const pattern = part.replaceAll('*', '.*').replaceAll('?', '.');
      return new RegExp(`^${pattern}$`, 'u');
    }),
    words: parts.map((part) => /^[^*?]*/.exec(part)?.[0] ?? '').filter((part) => part !== '')
  };
}

function split(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function holdsInARow(found: readonly string[], patterns: readonly RegExp[]): boolean {
  return found.some((_, start) =>
    patterns.every((pattern, index) => pattern.test(found[start + index] ?? ''))
  );
}
