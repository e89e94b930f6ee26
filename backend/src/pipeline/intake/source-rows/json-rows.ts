import type { Line } from './lines.ts';
import { partsOf, type ParsedSourceRow } from './source-row.ts';

/** JSON lines: one object a line. A column is a property, or a path such as `user.profile.email`. */
export async function* readJsonRows(lines: AsyncIterable<Line>): AsyncGenerator<ParsedSourceRow> {
  for await (const { number: line, text, isCut } of lines) {
    if (isCut) yield { line, reason: 'the line is far too long' };
    else if (text.trim() !== '') yield toRow(line, text);
  }
}

function toRow(line: number, text: string): ParsedSourceRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, reason: 'not JSON' };
  }
  return toSourceRow(line, value);
}

/** One value of parsed JSON as a row. */
export function toSourceRow(line: number, value: unknown): ParsedSourceRow {
  if (!isObject(value)) return { line, reason: 'JSON, but not an object' };
  return {
    line,
    value: (column) => toText(propertyAt(value, column)),
    list: (column) => toTexts(propertyAt(value, column))
  };
}

function propertyAt(object: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  let value: unknown = object;
  for (const name of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function toTexts(value: unknown): string[] {
  if (!Array.isArray(value)) return partsOf(toText(value));
  return (value as unknown[]).flatMap((entry) => toText(entry) ?? []);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
