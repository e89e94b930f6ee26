import type { Clock } from '../clock.ts';

interface Hold {
  readonly holder: string;
  /** Milliseconds since 1970, by the org's clock. */
  readonly until: number;
}

export interface HeldLock {
  readonly id: string;
  readonly holder: string;
  readonly until: string;
}

/**
 * Which records are locked by whom, until when. Writes here end before the next begins, so nothing would ever
 * meet a lock by itself: holds outlive their write by a time on the org's clock, and a holder that is done
 * releases them.
 */
export class RecordLocks {
  private readonly clock: Clock;
  private readonly holds = new Map<string, Hold>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get isFree(): boolean {
    if (this.holds.size > 0) this.dropExpired();
    return this.holds.size === 0;
  }

  hold(ids: readonly string[], holder: string, milliseconds: number): void {
    const until = this.clock.now().getTime() + milliseconds;
    for (const id of ids) this.holds.set(id, { holder, until });
  }

  /** The first of these records that somebody else holds. */
  findBlocked(ids: readonly string[], holder: string | undefined): string | undefined {
    const now = this.clock.now().getTime();
    return ids.find((id) => {
      const hold = this.holds.get(id);
      return hold !== undefined && hold.until > now && hold.holder !== holder;
    });
  }

  /** Whether this holder has any lock. */
  isHolding(holder: string): boolean {
    return [...this.holds.values()].some((hold) => hold.holder === holder);
  }

  release(holder: string): void {
    for (const [id, hold] of this.holds) if (hold.holder === holder) this.holds.delete(id);
  }

  clear(): void {
    this.holds.clear();
  }

  list(): HeldLock[] {
    this.dropExpired();
    return [...this.holds].map(([id, { holder, until }]) => ({
      id,
      holder,
      until: new Date(until).toISOString()
    }));
  }

  private dropExpired(): void {
    const now = this.clock.now().getTime();
    for (const [id, hold] of this.holds) if (hold.until <= now) this.holds.delete(id);
  }
}
