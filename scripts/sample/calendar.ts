import type { Random } from './random.ts';

/** The sample's present: everything in it happened in the 120 days before. */
export const NOW = new Date('2026-09-01T00:00:00Z');
export const DAYS = 120;

const SECONDS_A_DAY = 86_400;
const END = NOW.getTime() / 1_000;

/** Unix time at which a day of the sample begins; day 0 is the first. */
export function startOfDay(day: number): number {
  return END - (DAYS - day) * SECONDS_A_DAY;
}

export function isWeekend(day: number): boolean {
  const weekday = new Date(startOfDay(day) * 1_000).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Some time in the working hours of that day. */
export function workingTime(day: number, random: Random): number {
  return (
    startOfDay(day) + 6 * 3_600 + Math.floor(((random.next() + random.next()) / 2) * 12 * 3_600)
  );
}

/** The instant as a folder's day file is called. */
export function dayName(ts: string): string {
  return new Date(Number(ts.split('.')[0]) * 1_000).toISOString().slice(0, 10);
}
