const MINUTE_MS = 60_000;

/** Whether a run is due at this minute of the clock (UTC), for an interval that divides an hour. */
export function isSlot(at: Date, intervalMinutes: number): boolean {
  return Math.floor(at.getTime() / MINUTE_MS) % intervalMinutes === 0;
}

/** The first slot after this instant. */
export function nextSlot(after: Date, intervalMinutes: number): Date {
  const step = intervalMinutes * MINUTE_MS;
  return new Date((Math.floor(after.getTime() / step) + 1) * step);
}
