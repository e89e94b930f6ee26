import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { malformed, SalesforceError } from './salesforce-error.ts';

// Documented: a REST request body holds at most 50 MB.
const MAX_BODY = 50 * 1024 * 1024;

/** A request as it came over the wire, body read, path with single slashes and none at its end. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Path and query as in the request line, slashes normalised. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bearer: string | undefined;
  readonly text: string;
  readonly origin: string;
  readonly peer: string;
}

/** Reads the whole request; a body too large or not decodable is refused. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const [rawPath = '/', ...rest] = (message.url ?? '/').split('?');
  const query = rest.join('?');
  const path = rawPath.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value
    ])
  );
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    url: query === '' ? path : `${path}?${query}`,
    headers,
    bearer: /^(?:Bearer|OAuth)\s+(.+)$/i.exec(headers['authorization'] ?? '')?.[1]?.trim(),
    text: await readText(message),
    origin: `http://${headers['host'] ?? 'localhost'}`,
    peer: message.socket.remoteAddress ?? ''
  };
}

/** The body as JSON; undefined when it is empty, JSON_PARSER_ERROR when it is no JSON. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(error instanceof SyntaxError ? error.message : 'The body is not valid JSON');
  }
}

async function readText(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    // Read on to the end: leaving now would cut the connection before the refusal is sent.
    if (size <= MAX_BODY) parts.push(part);
  }
  if (size > MAX_BODY) throw tooLarge();
  const body = Buffer.concat(parts);
  if (message.headers['content-encoding'] !== 'gzip') return body.toString('utf8');
  return (await unzip(body)).toString('utf8');
}

async function unzip(body: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(body, { maxOutputLength: MAX_BODY });
  } catch {
    throw malformed('The body is not the gzip its Content-Encoding says');
  }
}

function tooLarge(): SalesforceError {
  return new SalesforceError(
    413,
    'EXCEEDED_MAX_SIZE_REQUEST',
    'The size of the message sent to the API exceeded 50 MB.'
  );
}
