/** Milliseconds a time zone is ahead of UTC outside summer time; 0 for an unknown zone. */
export function utcOffsetOf(timeZone: string): number {
  try {
    const offsetAt = offsets(timeZone);
    return Math.min(offsetAt(Date.UTC(2026, 0, 1)), offsetAt(Date.UTC(2026, 6, 1)));
  } catch (error) {
    // Intl's way to say that it does not know the zone.
    if ((error as Error).name === 'RangeError') return 0;
    throw error;
  }
}

function offsets(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
}
