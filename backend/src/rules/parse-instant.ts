const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const UNIX = /^\d{9,14}(?:\.\d+)?$/;

/**
 * A written time as ISO-8601 UTC with milliseconds: ISO 8601 (UTC when it names no zone), or Unix
 * seconds or milliseconds, told apart by their size. `undefined` for anything else.
 */
export function parseInstant(written: string): string | undefined {
  const text = written.trim();
  if (UNIX.test(text)) return fromUnix(Number(text));
  const match = ISO.exec(text);
  return match ? fromParts(match) : undefined;
}

function fromUnix(value: number): string {
  // 1e11 seconds lie in the year 5138; 1e11 milliseconds in 1973.
  return new Date(Math.round(value < 1e11 ? value * 1_000 : value)).toISOString();
}

function fromParts(match: RegExpExecArray): string | undefined {
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59 || year < 1970) return undefined;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds));
  // Date rolls 30 February over to March; such a day is a mistake, not a time.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const offset = offsetMinutes(match[8]);
  return offset === undefined
    ? undefined
    : new Date(date.getTime() - offset * 60_000).toISOString();
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || /^(?:Z|UTC)$/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
