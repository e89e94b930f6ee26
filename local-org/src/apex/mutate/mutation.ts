/** One change of a source file: characters from `start` to `end` become `text`. */
export interface Mutation {
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source with the change made. */
export function mutated(source: string, { start, end, text }: Mutation): string {
  return source.slice(0, start) + text + source.slice(end);
}

/** `a < b → a <= b`: the changed part with what stands around it on its first line. */
export function describeMutation(source: string, mutation: Mutation): string {
  const was = source.slice(mutation.start, mutation.end);
  const lineStart = source.lastIndexOf('\n', mutation.start - 1) + 1;
  const lineEnd = source.indexOf('\n', mutation.start);
  const line = source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).trim();
  return `${oneLine(was)} → ${oneLine(mutation.text) || '(nothing)'}   in: ${line}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
