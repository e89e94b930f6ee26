import { malformed } from '../salesforce-error.ts';
import { readParts, type Part } from './multipart.ts';

/**
 * The JSON of a form with its files put in as bytes: a binary part is called by the field it fills, in a collection
 * by the record's `binaryPartName` (documented: Insert or Update Blob Data). Throws JSON_PARSER_ERROR.
 */
export function formBody(contentType: string, bytes: Buffer): unknown {
  const parts = readParts(contentType, bytes);
  if (!parts) throw malformed('The body is not the multipart form its Content-Type says');
  const text = parts.find((part) => part.contentType === 'application/json') ?? parts[0];
  if (!text) return undefined;
  const body = parse(text);
  const binary = parts.filter((part) => part !== text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  if ('records' in body && Array.isArray(body.records)) {
    return { ...body, records: body.records.map((record) => withItsPart(record, binary)) };
  }
  return { ...body, ...Object.fromEntries(binary.map((part) => [part.name, part.bytes])) };
}

function withItsPart(record: unknown, binary: readonly Part[]): unknown {
  const { attributes } = Object(record) as { attributes?: Record<string, unknown> };
  const field = attributes?.['binaryPartNameAlias'];
  const part = binary.find(({ name }) => name === attributes?.['binaryPartName']);
  if (!part || typeof field !== 'string') return record;
  return { ...Object(record), [field]: part.bytes };
}

function parse({ bytes }: Part): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw malformed(error instanceof SyntaxError ? error.message : 'A part is not valid JSON');
  }
}
