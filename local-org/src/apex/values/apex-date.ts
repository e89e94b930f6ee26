const DAY_MS = 86_400_000;
const ISO_DAY = /^(-?\d{1,6})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/;

/** A day without a time zone, of the Gregorian calendar. */
export class ApexDate {
  /** Days since 1970-01-01. */
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  /** Month 13 is January of the next year, day 0 the last of the month before. */
  static of(year: number, month: number, day: number): ApexDate {
    const start = new Date(0);
    start.setUTCFullYear(year, month - 1, day);
    return new ApexDate(start.getTime() / DAY_MS);
  }

  /** Reads `2024-02-29`, also with a time behind it; undefined for text without a real day. */
  static parse(text: string): ApexDate | undefined {
    const [, year, month, day] = ISO_DAY.exec(text.trim()) ?? [];
    if (year === undefined) return undefined;
    const date = ApexDate.of(Number(year), Number(month), Number(day));
    return date.month === Number(month) && date.day === Number(day) ? date : undefined;
  }

  static daysInMonth(year: number, month: number): number {
    return ApexDate.of(year, month + 1, 0).day;
  }

  static isLeapYear(year: number): boolean {
    return ApexDate.daysInMonth(year, 2) === 29;
  }

  get year(): number {
    return this.utc().getUTCFullYear();
  }

  /** 1 to 12. */
  get month(): number {
    return this.utc().getUTCMonth() + 1;
  }

  get day(): number {
    return this.utc().getUTCDate();
  }

  get dayOfYear(): number {
    return this.days - ApexDate.of(this.year, 1, 0).days;
  }

  /** 0 for Sunday. */
  get dayOfWeek(): number {
    return this.utc().getUTCDay();
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.days + days);
  }

  /** The last day of a shorter month stands for days it has not. */
  addMonths(months: number): ApexDate {
    const first = ApexDate.of(this.year, this.month + months, 1);
    const lastDay = ApexDate.daysInMonth(first.year, first.month);
    return first.addDays(Math.min(this.day, lastDay) - 1);
  }

  addYears(years: number): ApexDate {
    return this.addMonths(12 * years);
  }

  /** Ignores days (documented: Date.monthsBetween). */
  monthsUntil(other: ApexDate): number {
    return (other.year - this.year) * 12 + other.month - this.month;
  }

  startOfMonth(): ApexDate {
    return this.addDays(1 - this.day);
  }

  /** The Sunday on or before this day, the start of a week in the United States. */
  startOfWeek(): ApexDate {
    return this.addDays(-this.dayOfWeek);
  }

  /** Midnight GMT of this day, in milliseconds since 1970. */
  toEpochMillis(): number {
    return this.days * DAY_MS;
  }

  /** `2024-02-29`, what String.valueOf gives. */
  toString(): string {
    return [pad(this.year, 4), pad(this.month, 2), pad(this.day, 2)].join('-');
  }

  private utc(): Date {
    return new Date(this.toEpochMillis());
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
