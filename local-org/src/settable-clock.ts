import { systemClock, VirtualClock, type Clock } from './clock.ts';

/** Runs with the machine until somebody sets it; from then on it stands still where it was put. */
export class SettableClock implements Clock {
  private virtual: VirtualClock | undefined;

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
  }

  advance(milliseconds: number): void {
    this.set(new Date(this.now().getTime() + milliseconds));
  }

  followMachine(): void {
    this.virtual = undefined;
  }
}
