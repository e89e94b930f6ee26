import type { Random } from './random.ts';

/** The committed sample's present. */
const PRESENT = Date.UTC(2026, 8, 1);
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** How many days the community has lived. */
export const DAYS = 120;

/** The days of the sample: everything in it happened in the 120 days before its present. */
export class Calendar {
  /** Milliseconds. */
  readonly now: number;

  /** @param weeksLater than the committed sample; whole weeks, so that every day keeps its weekday */
  constructor(weeksLater = 0) {
    this.now = PRESENT + weeksLater * WEEK_MS;
  }

  /** The calendar whose present is nearest before this instant, and never before the committed one. */
  static endingBefore(instant: Date): Calendar {
    return new Calendar(Math.max(0, Math.floor((instant.getTime() - PRESENT) / WEEK_MS)));
  }

  /** Unix time at which a day of the sample begins; day 0 is the first. */
  startOfDay(day: number): number {
    return (this.now - (DAYS - day) * DAY_MS) / 1_000;
  }

  isWeekend(day: number): boolean {
    const weekday = new Date(this.startOfDay(day) * 1_000).getUTCDay();
    return weekday === 0 || weekday === 6;
  }

  /** Some time in the working hours of that day. */
  workingTime(day: number, random: Random): number {
    const hours = 6 + ((random.next() + random.next()) / 2) * 12;
    return this.startOfDay(day) + Math.floor(hours * 3_600);
  }

  /** A day of the committed sample (`2026-09-22`) as far from this present as it is from that one. */
  dateOf(day: string): string {
    return new Date(Date.parse(day) + this.now - PRESENT).toISOString().slice(0, 10);
  }
}

/** The instant as a folder's day file is called. */
export function dayName(ts: string): string {
  return new Date(Number(ts.split('.')[0]) * 1_000).toISOString().slice(0, 10);
}
