import { ApexDate, ApexDatetime, ApexTime } from '../../values/index.ts';

const DAY = String.raw`(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})`;
const LOCAL_DATE = new RegExp(`^${DAY}$`);
const LOCAL_DATETIME = new RegExp(String.raw`^${DAY},?\s+(\d{1,2}):(\d{2})\s*(AM|PM)$`, 'i');

/** `2/29/2024`, as the locale en_US writes it. */
export function printLocalDate(date: ApexDate): string {
  return `${date.month}/${date.day}/${date.year}`;
}

/** `2/29/2024, 12:30 PM` (documented: ICU locale formats). */
export function printLocalDatetime(moment: ApexDatetime, zone: string): string {
  return `${printLocalDate(moment.dateIn(zone))}, ${moment.in(zone).toFormat('h:mm a')}`;
}

/** Undefined for text that names no day. */
export function readLocalDate(text: string): ApexDate | undefined {
  const [, month, day, year] = LOCAL_DATE.exec(text.trim()) ?? [];
  return year === undefined ? undefined : realDate(Number(year), Number(month), Number(day));
}

export function readLocalDatetime(text: string, zone: string): ApexDatetime | undefined {
  const [, month, day, year, hour, minute, half] = LOCAL_DATETIME.exec(text.trim()) ?? [];
  const date = year === undefined ? undefined : realDate(Number(year), Number(month), Number(day));
  if (!date || Number(hour) > 12 || Number(hour) < 1 || Number(minute) > 59) return undefined;
  const hours = (Number(hour) % 12) + (half?.toUpperCase() === 'PM' ? 12 : 0);
  return ApexDatetime.at(date, ApexTime.of(hours, Number(minute), 0, 0), zone);
}

function realDate(year: number, month: number, day: number): ApexDate | undefined {
  const date = ApexDate.of(year < 100 ? 2000 + year : year, month, day);
  return date.month === month && date.day === day ? date : undefined;
}
