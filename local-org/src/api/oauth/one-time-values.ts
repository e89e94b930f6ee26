import type { Clock } from '../../clock.ts';

/** Values kept under a key until they are taken once or their time is over; not over a restart. */
export class OneTimeValues<T> {
  private readonly values = new Map<string, { value: T; expiresAt: number }>();
  private readonly clock: Clock;
  private readonly life: number;
  private readonly makeKey: () => string;

  /** `life` in milliseconds of the org's clock. */
  constructor(clock: Clock, life: number, makeKey: () => string) {
    this.clock = clock;
    this.life = life;
    this.makeKey = makeKey;
  }

  put(value: T): string {
    const now = this.clock.now().getTime();
    for (const [key, { expiresAt }] of this.values) {
      if (expiresAt < now) this.values.delete(key);
    }
    const key = this.makeKey();
    this.values.set(key, { value, expiresAt: now + this.life });
    return key;
  }

  /** The value while it is there; it stays. */
  look(key: string): T | undefined {
    const kept = this.values.get(key);
    return kept && kept.expiresAt >= this.clock.now().getTime() ? kept.value : undefined;
  }

  take(key: string): T | undefined {
    const value = this.look(key);
    this.values.delete(key);
    return value;
  }
}
