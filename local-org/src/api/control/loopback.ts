import { SalesforceError } from '../salesforce-error.ts';
import type { WireRequest } from '../wire-request.ts';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets only programs of this machine pass. The Host header is checked, too, so that no web page reaches the
 * org through a name it points at loopback, and a page of another origin is refused.
 */
export function requireLoopback(request: WireRequest): void {
  const host = hostName(request.origin);
  const origin = request.headers['origin'];
  const strangePage = origin !== undefined && origin !== request.origin;
  if (isLoopback(request.peer) && host && LOOPBACK_NAMES.has(host) && !strangePage) return;
  throw new SalesforceError(403, 'FORBIDDEN', '/local-org answers this machine only');
}

function isLoopback(peer: string): boolean {
  const address = peer.replace(/^::ffff:/, '');
  return address === '::1' || address.startsWith('127.');
}

function hostName(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).hostname : undefined;
}
