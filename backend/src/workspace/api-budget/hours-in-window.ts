import type { Storage } from '../../adapters/storage/index.ts';
import type { ApiHour } from '../../domain/index.ts';

const DAY_MS = 86_400_000;

/** The hours of which a call may still count: one more than a day, for the one that has begun. */
export function hoursInWindow(storage: Storage, orgId: string, now: Date): Promise<ApiHour[]> {
  const since = new Date(now.getTime() - DAY_MS - DAY_MS / 24);
  return storage.apiHours.listSince(orgId, since.toISOString());
}
