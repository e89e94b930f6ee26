import {
  addMonths,
  dateAt,
  dateOf,
  daysOf,
  dayIn,
  parseDate,
  parseDatetime,
  weekdayOf
} from './dates.ts';
import { date, eager, number, type EagerFunction } from './eager-function.ts';
import type { Facts, Value, ValueType } from './term.ts';

const textOrDatetime: readonly ValueType[] = ['text', 'datetime', 'date'];
const dateOrDatetime: readonly ValueType[] = ['date', 'datetime'];

const part = (start: number, end: number): EagerFunction =>
  eager([date], 'number', ([value]) => Number(String(value).slice(start, end)));

/** Functions on dates and datetimes: days are those of the user's time zone (documented: DATEVALUE, TODAY). */
export const dateFunctions: Readonly<Record<string, EagerFunction>> = {
  TODAY: eager([], 'date', (_, { now, timeZone }) => dayIn(now, timeZone)),
  NOW: eager([], 'datetime', (_, { now }) => now.toISOString()),
  DATE: eager([number, number, number], 'date', ([year, month, day]) =>
    dateOf(Number(year), Number(month), Number(day))
  ),
  DATEVALUE: eager([textOrDatetime], 'date', ([value], facts) => dayOf(value ?? null, facts)),
  DATETIMEVALUE: eager([textOrDatetime], 'datetime', ([value]) => momentOf(String(value))),
  YEAR: part(0, 4),
  MONTH: part(5, 7),
  DAY: part(8, 10),
  WEEKDAY: eager([date], 'number', ([value]) => weekdayOf(String(value))),
  ADDMONTHS: eager([dateOrDatetime, number], 'same', ([value, months]) => {
    const [day = '', time] = String(value).split('T');
    const moved = addMonths(day, Number(months));
    return moved === null || time === undefined ? moved : `${moved}T${time}`;
  })
};

function dayOf(value: Value, { timeZone }: Facts): string | null {
  const text = String(value);
  if (text.includes('T')) return dayIn(new Date(text), timeZone);
  return parseDate(text);
}

function momentOf(text: string): string | null {
  if (text.includes('T')) return text;
  const day = parseDate(text);
  return day === null ? parseDatetime(text) : `${dateAt(daysOf(day)) ?? ''}T00:00:00.000Z`;
}
