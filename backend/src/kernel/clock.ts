/** The only source of the present time: everything else takes a `Clock` or an instant. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** ISO-8601 in UTC with milliseconds: the one form of time in storage and on the wire. */
export function isoNow(clock: Clock): string {
  return clock.now().toISOString();
}
