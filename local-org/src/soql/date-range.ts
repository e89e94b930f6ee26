import { DateTime, type DurationUnit } from 'luxon';
import { SoqlError } from './soql-error.ts';

/** From `start` up to but without `end`, both at the start of a day in the user's time zone. */
export interface DateRange {
  readonly start: DateTime;
  readonly end: DateTime;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/**
 * The days a date literal (`TODAY`, `LAST_N_DAYS:7`, `THIS_FISCAL_QUARTER`) stands for.
 * Documented: Date Formats and Date Literals in WHERE. Weeks start on Sunday (locale en_US), the
 * fiscal year in January.
 */
export function dateRange(name: string, count: number, now: Date, timeZone: string): DateRange {
  if (count < 0) throw invalidLiteral(name, count);
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  const plain = name.replace('_FISCAL', '');
  const range = dayRange(plain, count, today) ?? unitRange(plain, count, today);
  if (!range || !isInCalendar(range)) throw invalidLiteral(name, count);
  return range;
}

// Documented: date, from 1700 to 4000. What lies beyond has no day to compare with.
function isInCalendar({ start, end }: DateRange): boolean {
  return start.isValid && end.isValid && start.year >= 1700 && end.year <= 4000;
}

function dayRange(name: string, count: number, today: DateTime): DateRange | undefined {
  switch (name) {
    case 'TODAY':
      return days(today, 0, 1);
    case 'YESTERDAY':
      return days(today, -1, 0);
    case 'TOMORROW':
      return days(today, 1, 2);
    // Documented: the current day counts in, so it is one day more than the name says.
    case 'LAST_90_DAYS':
      return days(today, -90, 1);
    case 'LAST_N_DAYS':
      return days(today, -count, 1);
    case 'NEXT_90_DAYS':
      return days(today, 1, 91);
    case 'NEXT_N_DAYS':
      return days(today, 1, count + 1);
    case 'N_DAYS_AGO':
      return days(today, -count, 1 - count);
    default:
      return undefined;
  }
}

const UNIT_NAME =
  /^(?:(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)|(LAST|NEXT)_N_(WEEK|MONTH|QUARTER|YEAR)S|N_(WEEK|MONTH|QUARTER|YEAR)S_AGO)$/;

/** The current unit counts in only with THIS. */
function unitRange(name: string, count: number, today: DateTime): DateRange | undefined {
  const match = UNIT_NAME.exec(name);
  if (!match) return undefined;
  const [, single, singleUnit, several, severalUnit, agoUnit] = match;
  const unit = (singleUnit ?? severalUnit ?? agoUnit ?? '').toLowerCase() as Unit;
  const current = startOf(today, unit);
  const span = (from: number, to: number): DateRange => ({
    start: shift(current, unit, from),
    end: shift(current, unit, to)
  });
  if (agoUnit) return span(-count, 1 - count);
  if (several === 'LAST') return span(-count, 0);
  if (several === 'NEXT') return span(1, count + 1);
  if (single === 'LAST') return span(-1, 0);
  if (single === 'NEXT') return span(1, 2);
  return span(0, 1);
}

function days(today: DateTime, from: number, to: number): DateRange {
  return { start: today.plus({ days: from }), end: today.plus({ days: to }) };
}

function startOf(day: DateTime, unit: Unit): DateTime {
  if (unit === 'week') return day.minus({ days: day.weekday % 7 });
  return day.startOf(unit);
}

function shift(day: DateTime, unit: Unit, count: number): DateTime {
  return day.plus({ [`${unit}s` as DurationUnit]: count });
}

function invalidLiteral(name: string, count: number): SoqlError {
  return new SoqlError('MALFORMED_QUERY', `Invalid date literal: ${name}:${count}`);
}
