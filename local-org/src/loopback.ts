const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where a request comes from, as far as the wire tells. */
export interface RequestSource {
  /** Address of the other side. */
  readonly peer: string;
  /** `http://` and the Host header. */
  readonly origin: string;
  /** The Origin header: set by pages, not by programs. */
  readonly page: string | undefined;
}

/**
 * Whether a program of this machine asks. The Host header counts, too, so that no web page reaches the
 * org through a name it points at loopback, and a page of another origin is none of ours.
 */
export function isFromThisMachine({ peer, origin, page }: RequestSource): boolean {
  const host = URL.canParse(origin) ? new URL(origin).hostname : '';
  return isLoopback(peer) && LOOPBACK_NAMES.has(host) && (page === undefined || page === origin);
}

function isLoopback(peer: string): boolean {
  const address = peer.replace(/^::ffff:/, '');
  return address === '::1' || address.startsWith('127.');
}
