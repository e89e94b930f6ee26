import type { Clock } from './clock.ts';

// Documented: API Request Limits and Allocations.
const LONG = 20_000;

/** Requests in progress: once too many have been running for 20 s, no other begins. */
export class LongRequests {
  readonly max: number;
  private readonly clock: Clock;
  private readonly begun = new Set<{ readonly at: number }>();

  constructor(clock: Clock, max: number) {
    this.clock = clock;
    this.max = max;
  }

  /** Lets a request begin and returns how it ends; undefined when it is refused. */
  begin(): (() => void) | undefined {
    const now = this.clock.now().getTime();
    const long = [...this.begun].filter(({ at }) => now - at >= LONG).length;
    if (long >= this.max) return undefined;
    const request = { at: now };
    this.begun.add(request);
    return () => this.begun.delete(request);
  }
}
