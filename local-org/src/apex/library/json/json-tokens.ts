import { JsonNumber, type Json } from './parse-json.ts';

/** Documented: JSONToken Enum. */
export const JSON_TOKENS = [
  ...['END_ARRAY', 'END_OBJECT', 'FIELD_NAME', 'NOT_AVAILABLE', 'START_ARRAY', 'START_OBJECT'],
  ...['VALUE_EMBEDDED_OBJECT', 'VALUE_FALSE', 'VALUE_NULL', 'VALUE_NUMBER_FLOAT'],
  ...['VALUE_NUMBER_INT', 'VALUE_STRING', 'VALUE_TRUE']
] as const;

export interface JsonTokenAt {
  readonly kind: (typeof JSON_TOKENS)[number];
  readonly text: string;
  /** Of the member the token belongs to. */
  readonly name: string | null;
  /** What begins here: a whole object or array as well. */
  readonly value: Json;
  /** Tokens up to the end of what begins here; 0 for scalars. */
  readonly length: number;
}

/** The text as a parser goes through it. */
export function tokensOf(json: Json, name: string | null = null): JsonTokenAt[] {
  if (Array.isArray(json)) {
    const inner = json.flatMap((item) => tokensOf(item));
    return around('ARRAY', ['[', ']'], { json, name, inner });
  }
  if (json !== null && typeof json === 'object' && !(json instanceof JsonNumber)) {
    const inner = Object.entries(json).flatMap(([key, value]) => [
      { kind: 'FIELD_NAME', text: key, name: key, value: key, length: 0 } as const,
      ...tokensOf(value, key)
    ]);
    return around('OBJECT', ['{', '}'], { json, name, inner });
  }
  const text = json instanceof JsonNumber ? json.text : String(json);
  return [{ kind: scalarKind(json), text, name, value: json, length: 0 }];
}

function around(
  what: 'ARRAY' | 'OBJECT',
  [open, close]: readonly [string, string],
  given: { json: Json; name: string | null; inner: readonly JsonTokenAt[] }
): JsonTokenAt[] {
  const { json: value, name, inner } = given;
  const length = inner.length + 1;
  return [
    { kind: `START_${what}`, text: open, name, value, length },
    ...inner,
    { kind: `END_${what}`, text: close, name, value, length: 0 }
  ];
}

function scalarKind(json: Json): JsonTokenAt['kind'] {
  if (json === null) return 'VALUE_NULL';
  if (typeof json === 'boolean') return json ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof json === 'string') return 'VALUE_STRING';
  return /^-?\d+$/.test((json as JsonNumber).text) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
}
