import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import type { Reply } from './call.ts';
import type { WireRequest } from './wire-request.ts';

/** Writes a reply the way Salesforce does: content type to the letter, gzip when accepted, its usual headers. */
export async function sendReply(
  request: WireRequest | undefined,
  response: ServerResponse,
  reply: Reply
): Promise<void> {
  const zipped = reply.body !== undefined && accepts(request?.headers['accept-encoding']);
  response.statusCode = reply.status;
  const headers: Record<string, string> = {
    'Cache-Control': 'no-cache,must-revalidate,max-age=0,no-store,private',
    Vary: 'Accept-Encoding',
    Server: 'sfdcedge',
    'X-SFDC-Request-Id': randomBytes(16).toString('hex'),
    ...reply.headers
  };
  if (zipped && headers['ETag']) headers['ETag'] = headers['ETag'].replace(/"$/, '--gzip"');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (reply.body === undefined) {
    response.end();
    return;
  }
  if (reply.body instanceof Readable) return sendStream(response, reply.body, zipped);
  const isText = typeof reply.body === 'string';
  const plain = bytesOf(reply.body);
  const bytes = zipped ? await promisify(gzip)(plain, { level: 1 }) : plain;
  if (!headers['Content-Type']) {
    const type = isText ? 'text/plain' : 'application/json';
    response.setHeader('Content-Type', `${type};charset=UTF-8`);
  }
  if (zipped) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', bytes.length);
  response.end(request?.method === 'HEAD' ? undefined : bytes);
}

function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The reply names its content type itself; its length is not known. */
async function sendStream(
  response: ServerResponse,
  body: Readable,
  zipped: boolean
): Promise<void> {
  if (!zipped) return pipeline(body, response);
  response.setHeader('Content-Encoding', 'gzip');
  await pipeline(body, createGzip({ level: 1 }), response);
}

function accepts(encodings: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(encodings ?? '');
}
