import { stampOf } from './encode-time.ts';
import { normalizeId } from './ids.ts';
import { ConversionRefused, LeadRecords, type BecomeIds } from './lead-records.ts';
import type { Records } from './records.ts';
import {
  convertedLead,
  entityIsDeleted,
  insufficientAccess,
  invalidConvertedStatus,
  invalidCrossReference
} from './row-errors.ts';
import type { RowError, Session, StoredRow } from './row-result.ts';
import type { Store } from './store.ts';

export interface LeadConversion {
  readonly leadId: string;
  /** A status that means converted; `Closed - Converted` without it. */
  readonly convertedStatus?: string;
  /** Existing records to convert into; new ones are made without them. */
  readonly accountId?: string;
  readonly contactId?: string;
  /** Called after the company without it. */
  readonly opportunityName?: string;
  readonly doNotCreateOpportunity?: boolean;
  readonly ownerId?: string;
}

export interface ConversionSuccess extends BecomeIds {
  readonly success: true;
  readonly leadId: string;
}

export interface ConversionFailure {
  readonly success: false;
  readonly errors: readonly RowError[];
}

/** The lead status a new org calls converted. */
const convertedStatus = 'Closed - Converted';

/**
 * Turns a lead into an account, a contact and an opportunity, all or nothing, and closes it: later updates are
 * refused (documented: convertLead()). Tasks and events of the lead go on with the contact.
 */
export function convertLead(
  store: Store,
  records: Records,
  session: Session,
  request: LeadConversion,
  now: Date
): ConversionSuccess | ConversionFailure {
  const leadId = normalizeId(request.leadId) ?? request.leadId;
  const lead = records.get(session, 'Lead', leadId);
  const obstacle = findObstacle(session, request, lead);
  if (obstacle || !lead) return { success: false, errors: obstacle ? [obstacle] : [] };
  try {
    return store.transaction(() => {
      const made = new LeadRecords(records, session, lead, request).make(endOfQuarter(now));
      close(store, session, leadId, made, now);
      moveActivities(store, leadId, made.contactId, stampOf(now));
      return { success: true, leadId, ...made };
    });
  } catch (error) {
    if (error instanceof ConversionRefused) return { success: false, errors: error.errors };
    throw error;
  }
}

function findObstacle(
  { rights }: Session,
  request: LeadConversion,
  lead: StoredRow | undefined
): RowError | undefined {
  if (!lead) return invalidCrossReference();
  if (lead['IsDeleted'] === 1) return entityIsDeleted();
  if (lead['IsConverted'] === 1) return convertedLead();
  if (!rights.canEdit('Lead')) return insufficientAccess();
  const status = request.convertedStatus ?? convertedStatus;
  return status === convertedStatus ? undefined : invalidConvertedStatus(status);
}

function close(
  store: Store,
  { userId }: Session,
  leadId: string,
  made: BecomeIds,
  now: Date
): void {
  const stamp = stampOf(now);
  const values = {
    IsConverted: 1,
    ConvertedDate: stamp.slice(0, 10),
    ConvertedAccountId: made.accountId,
    ConvertedContactId: made.contactId,
    ConvertedOpportunityId: made.opportunityId,
    Status: convertedStatus,
    IsUnreadByOwner: 0,
    LastModifiedDate: stamp,
    LastModifiedById: userId,
    SystemModstamp: stamp
  };
  const assignments = Object.keys(values).map((name) => `"${name}" = ?`);
  const sql = `UPDATE "Lead" SET ${assignments.join(', ')} WHERE "Id" = ?`;
  store.prepare(sql).run(...Object.values(values), leadId);
}

function moveActivities(store: Store, leadId: string, contactId: string, stamp: string): void {
  for (const object of ['Task', 'Event']) {
    if (!store.findObject(object)) continue;
    const sql = `UPDATE "${object}" SET "WhoId" = ?, "SystemModstamp" = ? WHERE "WhoId" = ?`;
    store.prepare(sql).run(contactId, stamp, leadId);
  }
}

/** Documented: where an opportunity of a converted lead closes unless told otherwise. */
function endOfQuarter(now: Date): string {
  const firstOfNext = Math.floor(now.getUTCMonth() / 3) * 3 + 3;
  return new Date(Date.UTC(now.getUTCFullYear(), firstOfNext, 0)).toISOString().slice(0, 10);
}
