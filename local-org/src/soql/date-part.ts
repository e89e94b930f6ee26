import { DateTime } from 'luxon';
import { bound, compose, type Fragment } from './fragment.ts';

type Part = (moment: DateTime) => number | string | null;

/** Documented: Date Functions. The fiscal year starts in January; Sunday is day 1. */
const PARTS: Readonly<Record<string, Part>> = {
  CALENDAR_YEAR: (moment) => moment.year,
  CALENDAR_QUARTER: (moment) => moment.quarter,
  CALENDAR_MONTH: (moment) => moment.month,
  FISCAL_YEAR: (moment) => moment.year,
  FISCAL_QUARTER: (moment) => moment.quarter,
  FISCAL_MONTH: (moment) => moment.month,
  DAY_IN_YEAR: (moment) => moment.ordinal,
  DAY_IN_MONTH: (moment) => moment.day,
  DAY_IN_WEEK: (moment) => (moment.weekday % 7) + 1,
  WEEK_IN_YEAR: (moment) => Math.ceil(moment.ordinal / 7),
  WEEK_IN_MONTH: (moment) => Math.ceil(moment.day / 7),
  HOUR_IN_DAY: (moment) => moment.hour,
  DAY_ONLY: (moment) => moment.toISODate()
};

export function isDatePart(name: string): boolean {
  return Object.hasOwn(PARTS, name);
}

/** SQL for a date function over a stored date or datetime, read in an IANA time zone. */
export function datePart(name: string, argument: Fragment, zone: string): Fragment {
  return compose(`soql_date_part('${name}', $, $)`, argument, bound(zone));
}

/** The SQL function behind `datePart`: null stays null. */
export function evaluateDatePart(name: unknown, value: unknown, zone: unknown) {
  const part = PARTS[String(name)];
  if (!part || typeof value !== 'string') return null;
  const isDate = value.length === 10;
  return part(DateTime.fromMillis(Date.parse(value), { zone: isDate ? 'UTC' : String(zone) }));
}
