import { DateTime } from 'luxon';
import { ApexDate } from './apex-date.ts';
import { ApexTime } from './apex-time.ts';

/** Reads `2024-02-29 12:30:15`; the time zone is not in the text. */
const SHAPE = /^(\d{4}-\d{1,2}-\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?$/;

export const GMT = 'UTC';

/** A moment, to the millisecond. Zones are IANA names; days and hours exist only in a zone. */
export class ApexDatetime {
  /** Milliseconds since 1970-01-01 00:00 GMT. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** An hour that a zone skips is the one after it; of an hour that it repeats, the second. */
  static at(date: ApexDate, time: ApexTime, zone: string): ApexDatetime {
    return fromWall(date.toEpochMillis() + time.milliseconds, zone);
  }

  /** Hours, minutes and seconds beyond their range carry over. */
  static of(parts: DatetimeParts, zone: string): ApexDatetime {
    const { year, month, day, hour = 0, minute = 0, second = 0 } = parts;
    const seconds = (hour * 60 + minute) * 60 + second;
    return fromWall(ApexDate.of(year, month, day).toEpochMillis() + seconds * 1000, zone);
  }

  /** Reads `2024-02-29 12:30:15` in a zone; undefined for any other text. */
  static parse(text: string, zone: string): ApexDatetime | undefined {
    const [, day = '', hour, minute, second] = SHAPE.exec(text.trim()) ?? [];
    const date = ApexDate.parse(day);
    if (!date || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
    return ApexDatetime.at(
      date,
      ApexTime.of(Number(hour), Number(minute), Number(second), 0),
      zone
    );
  }

  dateIn(zone: string): ApexDate {
    const { year, month, day } = this.in(zone);
    return ApexDate.of(year, month, day);
  }

  timeIn(zone: string): ApexTime {
    const { hour, minute, second, millisecond } = this.in(zone);
    return ApexTime.of(hour, minute, second, millisecond);
  }

  addMilliseconds(milliseconds: number): ApexDatetime {
    return new ApexDatetime(this.milliseconds + milliseconds);
  }

  /** The same time of day on another day of a zone's calendar. */
  onDay(change: (day: ApexDate) => ApexDate, zone: string): ApexDatetime {
    return ApexDatetime.at(change(this.dateIn(zone)), this.timeIn(zone), zone);
  }

  in(zone: string): DateTime {
    return DateTime.fromMillis(this.milliseconds, { zone, locale: 'en-US' });
  }

  /** `2024-02-29 12:30:15` in a zone: what String.valueOf gives. */
  print(zone: string): string {
    return this.in(zone).toFormat('yyyy-MM-dd HH:mm:ss');
  }

  /** `2024-02-29T12:30:15.000Z`, the form of JSON. */
  toIso(): string {
    return this.in(GMT).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
  }
}

export interface DatetimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

/** The moment at which clocks of a zone show what GMT shows at `wallMillis`. */
function fromWall(wallMillis: number, zone: string): ApexDatetime {
  const wall = DateTime.fromMillis(wallMillis, { zone: GMT });
  const first = wall.setZone(zone, { keepLocalTime: true });
  const later = first.getPossibleOffsets().at(-1) ?? first;
  return new ApexDatetime(Math.max(first.toMillis(), later.toMillis()));
}
