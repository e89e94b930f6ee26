import type { DailyLimit } from '../daily-limit.ts';
import type { Org } from '../org.ts';
import type { Call, Reply } from './call.ts';
import { publishedThisHour } from './events/index.ts';
import { findVisibleObject } from './objects.ts';
import { query } from './queries.ts';
import type { Route } from './router.ts';

/** `/limits` and `/limits/recordCount`. */
export function limitRoutes(org: Org): Route[] {
  const other = { kind: 'other', method: 'GET' } as const;
  return [
    { ...other, path: '/limits', handle: () => ({ status: 200, body: limits(org) }) },
    { ...other, path: '/limits/recordCount', handle: (call) => recordCount(org, call) }
  ];
}

/** The keys a client reads, with the values of a Developer Edition (recorded). */
function limits(org: Org) {
  return {
    DailyApiRequests: left(org.requestLimit),
    DailyBulkApiBatches: left(org.bulkLimits.batches),
    DailyBulkV2QueryFileStorageMB: unused(976_562),
    DailyBulkV2QueryJobs: left(org.bulkLimits.queryJobs),
    DailyDeliveredPlatformEvents: unused(10_000),
    DataStorageMB: left(org.dataStorage),
    FileStorageMB: unused(20),
    HourlyPublishedPlatformEvents: left({ max: org.hourlyEvents, used: publishedThisHour(org) }),
    HourlyPublishedStandardVolumePlatformEvents: unused(1000),
    MaxContentDocumentsLimit: unused(30_000_000),
    Package2VersionCreates: unused(6),
    Package2VersionCreatesWithoutValidation: unused(500),
    PermissionSets: { ...unused(1500), CreateCustom: unused(1000) }
  };
}

function left({ max, used }: Pick<DailyLimit, 'max' | 'used'>) {
  return { Max: max, Remaining: Math.max(0, max - used) };
}

function unused(max: number) {
  return { Max: max, Remaining: max };
}

function recordCount(org: Org, call: Call): Reply {
  const names = (call.query.get('sObjects') ?? '').split(',').filter((name) => name !== '');
  const asked = names.length > 0 ? names : [...org.schema.objects.keys()];
  const objects = asked.flatMap((name) => findVisibleObject(org, call, name.trim()) ?? []);
  const sObjects = objects.map(({ name }) => ({
    count: query(org, call, `SELECT COUNT() FROM ${name}`).totalSize,
    name
  }));
  return { status: 200, body: { sObjects } };
}
