import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { formBody } from './files/index.ts';
import { malformed, SalesforceError } from './salesforce-error.ts';

const MEGABYTE = 1024 * 1024;
// Documented: a REST request body holds at most 50 MB.
const MAX_BODY = 50 * MEGABYTE;
// Documented (Insert or Update Blob Data): a form with files holds 500 MB, one with a ContentVersion 2 GB.
const MAX_FORM = 500 * MEGABYTE;
const MAX_FILE_FORM = 2048 * MEGABYTE;

/** A request as it came over the wire, body read (except a PUT's), path with single slashes and none at its end. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Path and query as in the request line, slashes normalised. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bearer: string | undefined;
  readonly text: string;
  /** The body of a multipart form. */
  readonly form: Buffer | undefined;
  /** The body of a PUT, for its route to read: files may be larger than what is held in memory. */
  readonly content: Readable | undefined;
  readonly origin: string;
  readonly peer: string;
}

/** Reads the whole request; a body too large or not decodable is refused. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const [rawPath = '/', ...rest] = (message.url ?? '/').split('?');
  const query = rest.join('?');
  const parameters = new URLSearchParams(query);
  const path = rawPath.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value
    ])
  );
  const bytes = isUpload(message) ? undefined : await readBytes(message, largest(message, path));
  return {
    method: methodOf(message, parameters),
    path,
    query: parameters,
    url: query === '' ? path : `${path}?${query}`,
    headers,
    bearer: /^(?:Bearer|OAuth)\s+(.+)$/i.exec(headers['authorization'] ?? '')?.[1]?.trim(),
    text: bytes && bytes.length <= MAX_BODY ? bytes.toString('utf8') : '',
    form: isForm(message) ? bytes : undefined,
    content: isUpload(message) ? contentOf(message) : undefined,
    origin: `http://${headers['host'] ?? 'localhost'}`,
    peer: message.socket.remoteAddress ?? ''
  };
}

// Documented (Update a Record): clients that cannot send PATCH name the method in a POST's URL.
function methodOf({ method = 'GET' }: IncomingMessage, parameters: URLSearchParams): string {
  const named = parameters.get('_HttpMethod')?.toUpperCase() ?? '';
  return method === 'POST' && ['GET', 'PATCH', 'DELETE'].includes(named) ? named : method;
}

/** The body as JSON; of a form its JSON with the files as bytes. */
export function parseBody(request: WireRequest): unknown {
  if (request.form) return formBody(request.headers['content-type'] ?? '', request.form);
  const type = request.headers['content-type'];
  if (request.text !== '' && type !== undefined && !/^application\/json\b/i.test(type)) {
    throw unsupportedType(type);
  }
  return parseJson(request.text);
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

function isUpload(message: IncomingMessage): boolean {
  return message.method === 'PUT';
}

function isForm(message: IncomingMessage): boolean {
  return /^multipart\//i.test(message.headers['content-type'] ?? '');
}

function largest(message: IncomingMessage, path: string): number {
  if (!isForm(message)) return MAX_BODY;
  return /\/sobjects\/ContentVersion(\/|$)/i.test(path) ? MAX_FILE_FORM : MAX_FORM;
}

function contentOf(message: IncomingMessage): Readable {
  if (!isZipped(message)) return message;
  // Who reads it meets the error; where nobody does, it must not end the process.
  return pipeline(
    message,
    createGunzip().on('error', () => undefined),
    () => undefined
  );
}

function isZipped(message: IncomingMessage): boolean {
  return message.headers['content-encoding'] === 'gzip';
}

async function readBytes(message: IncomingMessage, limit: number): Promise<Buffer> {
  // Nobody waits for gigabytes that are refused anyway.
  if (limit > MAX_BODY && Number(message.headers['content-length']) > limit) throw tooLarge(limit);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    // Read on to the end: leaving now would cut the connection before the refusal is sent.
    if (size <= limit) parts.push(part);
  }
  if (size > limit) throw tooLarge(limit);
  const body = Buffer.concat(parts);
  return isZipped(message) ? unzip(body) : body;
}

async function unzip(body: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(body, { maxOutputLength: MAX_BODY });
  } catch {
    throw malformed('The body is not the gzip its Content-Encoding says');
  }
}

function tooLarge(limit: number): SalesforceError {
  return new SalesforceError(
    413,
    'EXCEEDED_MAX_SIZE_REQUEST',
    `The size of the message sent to the API exceeded ${limit / MEGABYTE} MB.`
  );
}

function unsupportedType(type: string): SalesforceError {
  const message = `The Content-Type request header, ${type}, is not supported by this resource.`;
  return new SalesforceError(415, 'UNSUPPORTED_MEDIA_TYPE', message);
}
