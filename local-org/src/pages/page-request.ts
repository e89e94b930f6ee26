import type { IncomingMessage } from 'node:http';
import { PageError } from './page-error.ts';

/** A browser's request, body read. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly text: string;
}

const MAX_BODY = 4 * 1024 * 1024;

export async function readPageRequest(message: IncomingMessage): Promise<PageRequest> {
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value
    ])
  );
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers,
    cookies: readCookies(headers['cookie'] ?? ''),
    text: await readText(message)
  };
}

/** The body as JSON. A form of another page cannot send that type without asking first. Throws PageError. */
export function jsonBody({ headers, text }: PageRequest): unknown {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new PageError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new PageError(400, 'JSON_PARSER_ERROR', 'The body is not valid JSON.');
  }
}

function readCookies(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return new Map(
    pairs.flatMap(([name, value]) => (name && value ? [[name, decode(value)] as const] : []))
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

async function readText(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MAX_BODY) parts.push(part);
  }
  if (size > MAX_BODY) {
    throw new PageError(413, 'EXCEEDED_MAX_SIZE_REQUEST', 'The body is larger than 4 MB.');
  }
  return Buffer.concat(parts).toString('utf8');
}
