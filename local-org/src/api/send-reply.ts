import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
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
  const isText = typeof reply.body === 'string';
  const plain = Buffer.from(isText ? reply.body : JSON.stringify(reply.body));
  const bytes = zipped ? await promisify(gzip)(plain, { level: 1 }) : plain;
  const type = isText ? 'text/plain' : 'application/json';
  response.setHeader('Content-Type', `${type};charset=UTF-8`);
  if (zipped) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', bytes.length);
  response.end(request?.method === 'HEAD' ? undefined : bytes);
}

function accepts(encodings: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(encodings ?? '');
}
