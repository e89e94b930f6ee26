import { systemClock, VirtualClock, type Clock } from './clock.ts';

interface Waiter {
  readonly until: number;
  readonly done: () => void;
  timer?: NodeJS.Timeout;
}

/** Runs with the machine until somebody sets it; from then on it stands still where it was put. */
export class SettableClock implements Clock {
  private virtual: VirtualClock | undefined;
  private readonly waiters = new Set<Waiter>();

  constructor(start?: Date) {
    if (start) this.set(start);
  }

  now(): Date {
    return (this.virtual ?? systemClock).now();
  }

  get standsStill(): boolean {
    return this.virtual !== undefined;
  }

  set(time: Date): void {
    this.virtual = new VirtualClock(time);
    this.wake();
  }

  advance(milliseconds: number): void {
    this.set(new Date(this.now().getTime() + milliseconds));
  }

  followMachine(): void {
    this.virtual = undefined;
    this.wake();
  }

  /** Resolves when so much of this clock's time has passed: by itself, or because it was set. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      this.waiters.add({ until: this.now().getTime() + milliseconds, done });
      this.wake();
    });
  }

  private wake(): void {
    const now = this.now().getTime();
    for (const waiter of this.waiters) {
      clearTimeout(waiter.timer);
      if (waiter.until <= now) {
        this.waiters.delete(waiter);
        waiter.done();
      } else if (!this.standsStill) {
        // A wait alone keeps no process alive: the server that waits does.
        waiter.timer = setTimeout(() => this.wake(), waiter.until - now).unref();
      }
    }
  }
}
