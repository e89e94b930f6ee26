import { DateTime } from 'luxon';

const DAY = 86_400_000;

/** Days from 1970 to a date, or fractions of days to a datetime. */
export function daysOf(moment: string): number {
  return Date.parse(moment) / DAY;
}

export function dateAt(days: number): string | null {
  return isoOf(days * DAY)?.slice(0, 10) ?? null;
}

/** To the second, as datetimes are stored. */
export function datetimeAt(days: number): string | null {
  return isoOf(Math.round((days * DAY) / 1000) * 1000) ?? null;
}

/** The date of a year, month and day; null when the calendar has none. */
export function dateOf(year: number, month: number, day: number): string | null {
  const date = DateTime.utc(Math.trunc(year), Math.trunc(month), Math.trunc(day));
  return date.isValid ? date.toISODate() : null;
}

export function parseDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  return parts ? dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

/** `YYYY-MM-DD HH:MM:SS`, read as GMT (documented: DATETIMEVALUE). */
export function parseDatetime(text: string): string | null {
  const moment = DateTime.fromSQL(text.trim(), { zone: 'utc' });
  return moment.isValid ? moment.toJSDate().toISOString() : null;
}

/** The day it is at this moment in a time zone. */
export function dayIn(moment: Date, timeZone: string): string | null {
  return DateTime.fromJSDate(moment, { zone: timeZone }).toISODate();
}

/** The same day of another month, or that month's last (documented: ADDMONTHS). */
export function addMonths(date: string, months: number): string | null {
  return DateTime.fromISO(date, { zone: 'utc' })
    .plus({ months: Math.trunc(months) })
    .toISODate();
}

/** Sunday is 1. */
export function weekdayOf(date: string): number {
  return (new Date(date).getUTCDay() % 7) + 1;
}

function isoOf(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
