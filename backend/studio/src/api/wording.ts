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

/** Words out of a code: `done_with_parked`. */
export function wordsOf(code: string): string {
  const words = code.replaceAll(/[_.]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
