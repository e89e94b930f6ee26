import type { Clock } from '../clock.ts';

/**
 * The time that written rows are stamped with. It is the org's time, except for a transaction that is to look
 * as if it had begun earlier: whoever reads in between meets rows older than what it has already seen.
 */
export class LateClock implements Clock {
  private readonly clock: Clock;
  private secondsBehind = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  now(): Date {
    return new Date(this.clock.now().getTime() - this.secondsBehind * 1000);
  }

  /** Stamps everything written by `work` as of so many seconds ago. */
  behind<T>(seconds: number, work: () => T): T {
    this.secondsBehind = seconds;
    try {
      return work();
    } finally {
      this.secondsBehind = 0;
    }
  }
}
