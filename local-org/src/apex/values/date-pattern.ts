import type { DateTime } from 'luxon';

/** A letter of a pattern that has no meaning, or none that this file knows. */
export class DatePatternError extends Error {
  override readonly name = 'DatePatternError';
}

type Field = (moment: DateTime, width: number) => string;

const FIELDS: Readonly<Record<string, Field>> = {
  G: (moment) => (moment.year > 0 ? 'AD' : 'BC'),
  y: (moment, width) => (width === 2 ? number(moment.year % 100, 2) : number(moment.year, width)),
  Y: (moment, width) => {
    const year = localWeek(moment).year;
    return width === 2 ? number(year % 100, 2) : number(year, width);
  },
  M: monthField,
  L: monthField,
  w: (moment, width) => number(localWeek(moment).week, width),
  D: (moment, width) => number(moment.ordinal, width),
  d: (moment, width) => number(moment.day, width),
  F: (moment, width) => number(Math.ceil(moment.day / 7), width),
  E: (moment, width) => moment.toFormat(width > 3 ? 'EEEE' : 'EEE'),
  u: (moment, width) => number(moment.weekday, width),
  a: (moment) => (moment.hour < 12 ? 'AM' : 'PM'),
  H: (moment, width) => number(moment.hour, width),
  k: (moment, width) => number(moment.hour || 24, width),
  K: (moment, width) => number(moment.hour % 12, width),
  h: (moment, width) => number(moment.hour % 12 || 12, width),
  m: (moment, width) => number(moment.minute, width),
  s: (moment, width) => number(moment.second, width),
  S: (moment, width) => number(moment.millisecond, width),
  z: (moment, width) => (width > 3 ? moment.offsetNameLong : moment.offsetNameShort) ?? '',
  Z: (moment) => moment.toFormat('ZZZ'),
  X: (moment, width) => {
    if (moment.offset === 0) return 'Z';
    const [hours, basic, extended] = [
      moment.toFormat('ZZZ').slice(0, 3),
      moment.toFormat('ZZZ'),
      moment.toFormat('ZZ')
    ];
    return width === 1 ? hours : width === 2 ? basic : extended;
  }
};

/** Prints a moment by a pattern of Java's SimpleDateFormat (documented: Datetime.format). */
export function formatByPattern(moment: DateTime, pattern: string): string {
  let text = '';
  for (const [part] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)) {
    text += printPart(moment, part);
  }
  return text;
}

function printPart(moment: DateTime, part: string): string {
  if (part === "'") throw new DatePatternError('Unterminated quote');
  if (part === "''") return "'";
  if (part.startsWith("'")) return part.slice(1, -1).replaceAll("''", "'");
  if (!/[A-Za-z]/.test(part)) return part;
  const field = FIELDS[part.charAt(0)];
  if (!field) throw new DatePatternError(`Illegal pattern character '${part.charAt(0)}'`);
  return field(moment, part.length);
}

function monthField(moment: DateTime, width: number): string {
  return width < 3 ? number(moment.month, width) : moment.toFormat(width > 3 ? 'MMMM' : 'MMM');
}

/** Week and its year as the United States count: from Sunday, week 1 holds January 1. */
function localWeek(moment: DateTime): { year: number; week: number } {
  const saturday = moment.plus({ days: 6 - (moment.weekday % 7) });
  return { year: saturday.year, week: Math.ceil(saturday.ordinal / 7) };
}

function number(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
