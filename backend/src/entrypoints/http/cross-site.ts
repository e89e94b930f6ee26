import type { Request } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from './caller.ts';
import { CrossSiteError } from './errors.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses a state-changing request that another site may have made a browser send: its origin must
 * be ours, and a signed-in browser must carry the token only our own pages can read.
 * @throws CrossSiteError
 */
export function refuseCrossSite(request: Request, caller: Caller, publicUrl: string): void {
  // A browser never adds a bearer token by itself.
  if (request.method === 'GET' || caller.kind === 'api-key' || caller.kind === 'service') return;
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') throw new CrossSiteError();
  const origin = request.get('origin');
  if (origin !== undefined && !ownOrigins(publicUrl).includes(origin)) throw new CrossSiteError();
  if (caller.kind !== 'user') return;
  const given = request.get('x-csrf-token') ?? '';
  if (!timingSafeEqual(digest(given), digest(caller.signIn.csrfToken))) throw new CrossSiteError();
}

/** On a machine of one's own the names of that machine all mean the same. */
function ownOrigins(publicUrl: string): string[] {
  const { origin, protocol, hostname, port } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((name) => `${protocol}//${name}${port && `:${port}`}`);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
