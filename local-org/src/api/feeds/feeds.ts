import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { quoteName } from '../../records/index.ts';
import type { Call, Reply } from '../call.ts';
import { visibleObject } from '../objects.ts';
import type { Route } from '../router.ts';
import { notFound, SalesforceError } from '../salesforce-error.ts';
import { DeleteLog } from './delete-log.ts';
import { timeSpan } from './time-span.ts';

// Documented: sObject Get Updated and sObject Get Deleted.
const MAX_IDS = 600_000;
const UPDATED_DAYS = 30;
const DELETED_DAYS = 15;

/** `/sobjects/X/updated` and `/deleted`: what changed in a span of time. */
export function feedRoutes(org: Org): Route[] {
  const log = new DeleteLog(org);
  // Documented: a Composite takes all sObject resources but those that answer a blob.
  const feed = { kind: 'other', method: 'GET', composable: 'single' } as const;
  return [
    {
      ...feed,
      path: '/sobjects/:object/updated',
      handle: (call, { object = '' }) => updated(org, call, replicated(org, call, object))
    },
    {
      ...feed,
      path: '/sobjects/:object/deleted',
      handle: (call, { object = '' }) => deleted(org, log, call, replicated(org, call, object))
    }
  ];
}

/** Only objects whose rows carry a stamp can be followed. */
function replicated(org: Org, call: Call, name: string): ObjectSchema {
  const object = visibleObject(org, call, name);
  if (!object.fields.has('systemmodstamp')) throw notFound();
  return object;
}

function updated(org: Org, call: Call, object: ObjectSchema): Reply {
  const { start, end } = timeSpan(org, call, UPDATED_DAYS);
  const writer = object.fields.has('lastmodifiedbyid') ? '"LastModifiedById"' : 'NULL';
  const ids = org.store
    .prepare(
      `SELECT "Id" FROM ${quoteName(object.name)}
       WHERE "SystemModstamp" >= ? AND "SystemModstamp" < ? AND "IsDeleted" = 0
         AND ("SystemModstamp" <= ? OR ${writer} IS ?)
       ORDER BY "SystemModstamp", "Id" LIMIT ?`
    )
    .pluck()
    .all(
      start.toISOString(),
      end.toISOString(),
      org.hidden().hiddenSince ?? end.toISOString(),
      call.session.userId,
      MAX_IDS + 1
    ) as string[];
  refuseTooMany(ids.length);
  return { status: 200, body: { ids, latestDateCovered: latestDateCovered(org, end) } };
}

function deleted(org: Org, log: DeleteLog, call: Call, object: ObjectSchema): Reply {
  const span = timeSpan(org, call, DELETED_DAYS);
  const deletions = log.deletions(object, span, MAX_IDS + 1);
  refuseTooMany(deletions.length);
  return {
    status: 200,
    body: {
      deletedRecords: deletions.map(({ id, date }) => ({ id, deletedDate: wire(new Date(date)) })),
      earliestDateAvailable: wire(log.earliest(object)),
      latestDateCovered: latestDateCovered(org, span.end)
    }
  };
}

function refuseTooMany(count: number): void {
  if (count <= MAX_IDS) return;
  const message = `exceeded ID limit of ${MAX_IDS}. Reduce the date range.`;
  throw new SalesforceError(400, 'EXCEEDED_ID_LIMIT', message);
}

/**
 * Until when nothing can be missing: a transaction that is still open may yet bring rows stamped with its beginning
 * (documented: GetUpdatedResult).
 */
function latestDateCovered(org: Org, end: Date): string {
  const open = org.faults.openTransactionSeconds();
  const seconds = Math.max(open, org.records.switches.visibleAfterSeconds);
  const oldest = org.clock.now().getTime() - seconds * 1000;
  return wire(new Date(Math.min(end.getTime(), Math.floor(oldest / 1000) * 1000)));
}

function wire(time: Date): string {
  return time.toISOString().replace('Z', '+0000');
}
