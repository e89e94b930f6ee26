import type { Org } from './org.ts';

/** The user's IANA time zone (documented: date literals mean days of the user's own zone). */
export function timeZoneOf(org: Org, userId: string): string {
  const zone = org.store
    .prepare('SELECT "TimeZoneSidKey" FROM "User" WHERE "Id" = ?')
    .pluck()
    .get(userId);
  return typeof zone === 'string' ? zone : 'UTC';
}
