import type { Org } from '../../org.ts';
import { quoteName, type RowError, type RowResult } from '../../records/index.ts';

const HOUR = 3_600_000;

/** Inserts rows; of platform events only as many as the hour still allows, the others get LIMIT_EXCEEDED. */
export function withinAllowance<T>(
  org: Org,
  objectName: string,
  rows: readonly T[],
  insert: (rows: readonly T[]) => RowResult[]
): RowResult[] {
  if (!objectName.toLowerCase().endsWith('__e')) return insert(rows);
  const left = Math.max(0, org.hourlyEvents - publishedThisHour(org));
  const refused = rows.slice(left).map((): RowResult => ({
    success: false,
    created: false,
    errors: [LIMIT_EXCEEDED]
  }));
  return [...insert(rows.slice(0, left)), ...refused];
}

/** Events published in the last hour, of all kinds. */
export function publishedThisHour(org: Org): number {
  const since = new Date(org.clock.now().getTime() - HOUR).toISOString();
  const events = [...org.schema.objects.values()].filter(({ name }) => name.endsWith('__e'));
  return events.reduce((sum, { name }) => {
    const sql = `SELECT COUNT(*) FROM ${quoteName(name)} WHERE "CreatedDate" > ?`;
    return sum + Number(org.store.prepare(sql).pluck().get(since));
  }, 0);
}

/** What a successful result lists as errors: none, but that an event is only queued (documented: Publish Event Messages). */
export function successErrors(org: Org, id: string): RowError[] {
  const object = org.store.findObjectOfId(id);
  if (!object?.name.endsWith('__e')) return [];
  const find = `SELECT "EventUuid" FROM ${quoteName(object.name)} WHERE "Id" = ?`;
  const message = String(org.store.prepare(find).pluck().get(id));
  return [{ statusCode: 'OPERATION_ENQUEUED', message, fields: [] }];
}

const LIMIT_EXCEEDED: RowError = {
  statusCode: 'LIMIT_EXCEEDED',
  message: 'The limit of platform events published in an hour is exceeded.',
  fields: []
};
