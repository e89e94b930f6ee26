export interface Backoff {
  /** The longest wait before the second try, in milliseconds; doubled with each further try. */
  readonly baseMs: number;
  readonly maxMs: number;
}

/**
 * How long to wait after the given failed attempt (1 = the first), with full jitter: any moment up
 * to the ceiling, so that many clients refused together do not come back together.
 * @param random from 0 up to but not including 1.
 */
export function backoffMs(attempt: number, backoff: Backoff, random: number): number {
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * 2 ** (attempt - 1));
  return Math.floor(random * ceiling);
}
