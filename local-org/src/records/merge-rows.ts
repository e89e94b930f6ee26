import { childLinks, type ChildLink } from './child-links.ts';
import { findByIds } from './find-by-keys.ts';
import { normalizeId } from './ids.ts';
import { planOf, type ObjectPlan } from './object-plan.ts';
import { RecycleBin } from './recycle-bin.ts';
import {
  convertedLead,
  entityIsDeleted,
  insufficientAccess,
  invalidCrossReference,
  invalidMerge,
  idOfOtherType
} from './row-errors.ts';
import type { RowError, Session } from './row-result.ts';
import type { Store } from './store.ts';
import { quoteName } from './tables.ts';

export interface MergeRequest {
  /** Account, Contact or Lead. */
  readonly object: string;
  readonly masterId: string;
  /** One or two (documented: merge()). */
  readonly loserIds: readonly string[];
}

export interface MergeSuccess {
  readonly success: true;
  readonly id: string;
  readonly mergedRecordIds: readonly string[];
  /** Records that led to a loser and lead to the master now. */
  readonly updatedRelatedIds: readonly string[];
}

export interface MergeFailure {
  readonly success: false;
  readonly errors: readonly RowError[];
}

const mergeable = new Set(['Account', 'Contact', 'Lead']);
const mostLosers = 2;

/**
 * Melts records into one: what leads to a loser leads to the master, the losers go to the recycle bin with
 * `MasterRecordId` (documented: merge()). The master keeps its own values.
 */
export function mergeRows(
  store: Store,
  session: Session,
  request: MergeRequest,
  stamp: string
): MergeSuccess | MergeFailure {
  const checked = check(store, session, request);
  if ('statusCode' in checked) return { success: false, errors: [checked] };
  const { plan, masterId, loserIds } = checked;
  const updated = (childLinks(store.schema).get(plan.object.name) ?? [])
    .filter(({ field }) => field.name !== 'MasterRecordId')
    .flatMap((link) => reparent(store, link, masterId, loserIds, stamp));
  discardLosers(store, plan, masterId, loserIds, stamp);
  const sql = `UPDATE ${plan.table} SET "LastModifiedDate" = ?, "LastModifiedById" = ?, "SystemModstamp" = ? WHERE "Id" = ?`;
  store.prepare(sql).run(stamp, session.userId, stamp, masterId);
  const updatedRelatedIds = [...new Set(updated)].filter((id) => !loserIds.includes(id));
  return { success: true, id: masterId, mergedRecordIds: loserIds, updatedRelatedIds };
}

function check(
  store: Store,
  { rights }: Session,
  request: MergeRequest
): { plan: ObjectPlan; masterId: string; loserIds: string[] } | RowError {
  const object = store.findObject(request.object);
  if (!object || !mergeable.has(object.name)) {
    return invalidMerge(`records of type ${request.object} cannot be merged`);
  }
  if (!rights.canEdit(object.name) || !rights.canDelete(object.name)) return insufficientAccess();
  const { loserIds } = request;
  if (loserIds.length === 0 || loserIds.length > mostLosers) {
    return invalidMerge(`one or ${mostLosers} records can be merged into another`);
  }
  const plan = planOf(object);
  const ids = [request.masterId, ...loserIds].map((id) => normalizeId(id) ?? id);
  if (new Set(ids).size < ids.length) return invalidMerge('a record cannot be merged into itself');
  const found = findByIds(store, plan, ids);
  for (const id of ids) {
    if (!id.startsWith(object.keyPrefix)) return idOfOtherType(id);
    const row = found.get(id);
    if (!row) return invalidCrossReference();
    if (row.deleted) return entityIsDeleted();
    if (object.name === 'Lead' && isConverted(store, id)) return convertedLead();
  }
  const [masterId = '', ...losers] = ids;
  return { plan, masterId, loserIds: losers };
}

function isConverted(store: Store, id: string): boolean {
  const sql = 'SELECT "IsConverted" FROM "Lead" WHERE "Id" = ?';
  return store.prepare(sql).pluck().get(id) === 1;
}

/** Children in the recycle bin move too: they may come back. */
function reparent(
  store: Store,
  { child, field }: ChildLink,
  masterId: string,
  loserIds: readonly string[],
  stamp: string
): string[] {
  const table = quoteName(child.name);
  const column = quoteName(field.name);
  const losers = JSON.stringify(loserIds);
  const touched = child.fields.has('systemmodstamp') ? ', "SystemModstamp" = ?' : '';
  const sql = `
    UPDATE ${table} SET ${column} = CASE WHEN "Id" = ? THEN NULL ELSE ? END${touched}
    WHERE ${column} IN (SELECT value FROM json_each(?)) RETURNING "Id"`;
  const stamps = touched === '' ? [] : [stamp];
  return store
    .prepare(sql)
    .pluck()
    .all(masterId, masterId, ...stamps, losers) as string[];
}

function discardLosers(
  store: Store,
  plan: ObjectPlan,
  masterId: string,
  loserIds: readonly string[],
  stamp: string
): void {
  const bin = new RecycleBin(store);
  const sql = `
    UPDATE ${plan.table} SET "IsDeleted" = 1, "MasterRecordId" = ?, "LastModifiedDate" = ?, "SystemModstamp" = ?
    WHERE "Id" = ?`;
  for (const id of loserIds) {
    store.prepare(sql).run(masterId, stamp, stamp, id);
    bin.add(bin.open(), plan.object, id, true, stamp);
  }
}
