import type { RoleName } from '../../../src/entrypoints/http/contract/index.ts';

export const ROLE_LABELS: Readonly<Record<RoleName, string>> = {
  admin: 'Admin',
  integrations_manager: 'Integrations Manager',
  data_viewer: 'Data Viewer'
};

/** For a combobox. */
export const ROLE_OPTIONS = (Object.keys(ROLE_LABELS) as RoleName[]).map((value) => ({
  value,
  label: ROLE_LABELS[value]
}));

/** A time as the browser's language and zone write it. */
export function timeText(instant: string | null): string {
  return instant === null
    ? 'never'
    : new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A day, in UTC wherever the browser is: of a range, of a count. */
export function dayText(instant: string): string {
  return new Date(instant).toLocaleDateString(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
}

/** Words out of a code: `done_with_parked`. */
export function wordsOf(code: string): string {
  const words = code
    .replaceAll(/[_.]/g, ' ')
    .replaceAll(/[a-z](?=[A-Z])/g, '$& ')
    .toLowerCase()
    .replace(/\bapi\b/, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `1 row`, `2 rows`; with another plural when given. */
export function amountText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

/** Seconds as people say them. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** How long ago, in the largest unit that fits: `3 days ago`. @param now milliseconds */
export function ageText(instant: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60]
  ] as const;
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? ['second', 0];
  return size === 0 ? 'just now' : `${amountText(Math.floor(seconds / size), unit)} ago`;
}

/** An object or field without the suffix of what is custom: `Member__c`. */
export function objectText(name: string): string {
  return name.replace(/__c$/, '');
}

/** Where an issue is: `Member.Email`; what is about no object is about the connection. */
export function placeText({ object, field }: { object: string; field: string | null }): string {
  return [object, field ?? ''].filter(Boolean).map(objectText).join('.') || 'Connection';
}
