import { countLastingRows, type Storage } from '../adapters/storage/index.ts';
import { DEFAULT_SETTINGS, type Connection, type OrgStorage } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import { storageForecast, storageMb, type StorageForecast } from '../rules/index.ts';

const DAY_MS = 86_400_000;
/** The pace is that of the activities of so many days. */
const PACE_DAYS = 30;

/** What our rows take of an org's data storage once everything is brought to it. */
export interface StorageUse extends StorageForecast {
  readonly rows: number;
  /** Megabytes at 2 KB a row. */
  readonly mb: number;
  /** What they may take; null for any amount. */
  readonly capMb: number | null;
  /** What the org said of its storage last; null before it was asked, which a backfill does. */
  readonly org: OrgStorage | null;
}

export async function storageUse(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  { id, orgId }: Pick<Connection, 'id' | 'orgId'>
): Promise<StorageUse> {
  const now = clock.now();
  const set = await storage.settings.find(id);
  const { storageCapMb: capMb, retentionDays } = { ...DEFAULT_SETTINGS, ...set };
  const activities =
    (await storage.activities.count()) - (await storage.expiredActivities.count(id));
  const rows = (await countLastingRows(storage)) + activities;
  const since = new Date(now.getTime() - PACE_DAYS * DAY_MS).toISOString();
  const rowsPerDay = (await storage.activities.countSince(since)) / PACE_DAYS;
  const org = (await storage.orgStorage.find(orgId)) ?? null;
  const leftMb = org?.leftMb ?? null;
  const forecast = storageForecast({ now, rows, rowsPerDay, capMb, leftMb, retentionDays });
  return { rows, mb: storageMb(rows), capMb, org, ...forecast };
}
