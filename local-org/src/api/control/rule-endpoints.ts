import { z } from 'zod';
import { latencyProfiles } from '../../faults/index.ts';
import type { Org } from '../../org.ts';
import { normalizeId } from '../../records/index.ts';
import { SalesforceError } from '../salesforce-error.ts';

const id = z.string().min(15).max(18);

const mergeRequest = z.strictObject({
  object: z.string(),
  masterId: id,
  loserIds: z.array(id)
});

const conversion = z.strictObject({
  leadId: id,
  convertedStatus: z.string().optional(),
  accountId: id.optional(),
  contactId: id.optional(),
  opportunityName: z.string().optional(),
  doNotCreateOpportunity: z.boolean().optional(),
  ownerId: id.optional()
});

const someIds = z.strictObject({ ids: z.array(id).min(1) });

const fieldDeletion = z.strictObject({ field: z.string() });

const packageUpgrade = z.strictObject({ version: z.string().regex(/^\d+(\.\d+){3}$/) });

const lockRequest = z.strictObject({ ids: z.array(id).min(1), seconds: z.number().positive() });

const switches = z.strictObject({
  standardDuplicateRules: z.enum(['off', 'alert', 'block']).optional(),
  parentLockMilliseconds: z.int().nonnegative().optional(),
  visibleAfterSeconds: z.int().nonnegative().optional(),
  customFieldsPerObject: z.int().nonnegative().optional()
});

const paceChoice = z.strictObject({
  profile: z.enum([...latencyProfiles, 'none']),
  seed: z.int().optional(),
  locks: z.boolean().optional()
});

/** Reads a body of this shape or refuses the request. */
export type ReadBody = <T>(schema: z.ZodType<T>) => T;

/** Holds the locks that tests ask for. */
const PLANNED = 'planned';

/**
 * The rules of the org: what a real one offers over SOAP and in Setup, here for tests. Undefined for other paths.
 */
export function answerRules(org: Org, endpoint: string, read: ReadBody): unknown {
  const admin = org.sessionOf(org.admin.id);
  switch (endpoint) {
    case 'POST /local-org/merge':
      return org.records.merge(admin, read(mergeRequest));
    case 'POST /local-org/convert-lead':
      return org.records.convertLead(admin, defined(read(conversion)));
    case 'POST /local-org/undelete':
      return org.records.undelete(admin, read(someIds).ids);
    case 'POST /local-org/empty-recycle-bin':
      return org.records.emptyRecycleBin(admin, read(someIds).ids);
    case 'POST /local-org/upgrade-package':
      org.packageVersion = read(packageUpgrade).version;
      return { version: org.packageVersion };
    case 'POST /local-org/delete-field':
      return deleteField(org, read(fieldDeletion).field);
    case 'GET /local-org/rules':
      return org.records.switches;
    case 'POST /local-org/rules':
      org.switchRules(defined(read(switches)));
      return org.records.switches;
    case 'GET /local-org/latency':
      return org.pace.describe();
    case 'POST /local-org/latency':
      org.pace.choose(defined(read(paceChoice)));
      return org.pace.describe();
    case 'GET /local-org/locks':
      return org.records.locks.list();
    case 'POST /local-org/locks': {
      const { ids, seconds } = read(lockRequest);
      const whole = ids.map((one) => normalizeId(one) ?? one);
      org.records.locks.hold(whole, PLANNED, seconds * 1000);
      return org.records.locks.list();
    }
    case 'DELETE /local-org/locks':
      org.records.locks.clear();
      return [];
    default:
      return undefined;
  }
}

function deleteField(org: Org, field: string): { deleted: string } {
  if (org.customFields.delete(field)) return { deleted: field };
  const message = `${field} was not made in the running org: only such fields can be deleted`;
  throw new SalesforceError(400, 'INVALID_INPUT', message);
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> } & {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
};

/** Without the members that are not there. */
function defined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined)
  ) as Defined<T>;
}
