const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A time of day without a day; what passes midnight begins anew. */
export class ApexTime {
  /** Milliseconds since midnight. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = ((milliseconds % DAY_MS) + DAY_MS) % DAY_MS;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + millisecond);
  }

  get hour(): number {
    return Math.floor(this.milliseconds / HOUR_MS);
  }

  get minute(): number {
    return Math.floor(this.milliseconds / MINUTE_MS) % 60;
  }

  get second(): number {
    return Math.floor(this.milliseconds / 1000) % 60;
  }

  get millisecond(): number {
    return this.milliseconds % 1000;
  }

  addHours(hours: number): ApexTime {
    return new ApexTime(this.milliseconds + hours * HOUR_MS);
  }

  addMinutes(minutes: number): ApexTime {
    return new ApexTime(this.milliseconds + minutes * MINUTE_MS);
  }

  addSeconds(seconds: number): ApexTime {
    return new ApexTime(this.milliseconds + seconds * 1000);
  }

  addMilliseconds(milliseconds: number): ApexTime {
    return new ApexTime(this.milliseconds + milliseconds);
  }

  /** `12:30:15.000Z`. */
  toString(): string {
    return new Date(this.milliseconds).toISOString().slice(11);
  }
}
