/** A number as the text wrote it: digits are not lost on the way to Long or Decimal. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Json = null | boolean | string | JsonNumber | Json[] | { [name: string]: Json };

type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** Throws SyntaxError. */
export function parseJson(text: string): Json {
  const keepNumbers: SourceReviver = (_key, value, { source }) =>
    typeof value === 'number' ? new JsonNumber(source ?? String(value)) : value;
  return JSON.parse(text, keepNumbers as (key: string, value: unknown) => unknown) as Json;
}
