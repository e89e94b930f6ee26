const dateForm = /^(\d{4})-(\d\d)-(\d\d)$/;
const dateTimeForm = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?(?:Z|([+-]\d\d):?(\d\d))$/;

/** `YYYY-MM-DD` that is in the calendar and between 1700 and 4000 (documented: date); else undefined. */
export function encodeDate(value: string): string | undefined {
  const parts = dateForm.exec(value);
  if (!parts) return undefined;
  const year = Number(parts[1]);
  const date = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return real && year >= 1700 && year <= 4000 ? value : undefined;
}

/** ISO 8601 with a zone, as UTC of whole seconds: a datetime field drops milliseconds. */
export function encodeDateTime(value: string): string | undefined {
  const parts = dateTimeForm.exec(value);
  if (!parts || encodeDate(parts[1] ?? '') === undefined) return undefined;
  const zone = parts[3] === undefined ? 'Z' : `${parts[3]}:${parts[4] ?? ''}`;
  const time = Date.parse(`${parts[1]}T${parts[2]}${zone}`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Looks like a date or datetime, though the calendar may not know it. */
export function isTimeShaped(value: string): boolean {
  return dateForm.test(value) || dateTimeForm.test(value);
}

/** The org's own stamps, of whole seconds. */
export function stampOf(now: Date): string {
  return `${now.toISOString().slice(0, 19)}.000Z`;
}
