import type { ObjectAccess } from '../../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../../adapters/storage/index.ts';
import {
  isStandard,
  KIND_OF,
  type Fence,
  type IssueReport,
  type TargetObject
} from '../../domain/index.ts';
import { MAPPED_FIELDS, PROVISIONED_FIELDS } from '../../rules/index.ts';

/** What this run may write of each object; an object that is closed to us is absent. */
export interface Access {
  readonly writable: ReadonlyMap<TargetObject, ReadonlySet<string>>;
  /** Objects of which other fields can be written than in the last run. */
  readonly changed: ReadonlySet<TargetObject>;
  /** Objects of which the org demands something else than in the last run: what it refused it may take now. */
  readonly changedDemands: ReadonlySet<TargetObject>;
  /** What this run would write and may not: `Session__c`, `Contact.CommunityScore__c`. */
  readonly closed: readonly string[];
  /** Objects that this org is to take. */
  readonly needed: readonly TargetObject[];
}

interface AccessContext {
  readonly storage: Storage;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
  /** The org has what we made in it instead of the package, unless that was installed since. */
  readonly isProvisioned: boolean;
}

/**
 * Notes which of our fields can be written, with one issue for each that cannot, and has every
 * record of an object looked at again when a field has become writable.
 */
export async function recordAccess(
  context: AccessContext,
  objects: readonly ObjectAccess[]
): Promise<Access> {
  const writable = new Map<TargetObject, ReadonlySet<string>>();
  const changed = new Set<TargetObject>();
  const changedDemands = new Set<TargetObject>();
  const isOwn = context.isProvisioned && !objects.some(isOpenMember);
  const wanted = isOwn ? objects.filter(({ object }) => object in PROVISIONED_FIELDS) : objects;
  const closed = wanted.flatMap((one) => closedOf(one, fieldsOf(one.object, isOwn)));
  await context.storage.transaction(async (scope) => {
    await scope.leases.check(context.fence);
    for (const { object, writable: fields, fingerprint } of wanted) {
      const mapped = fieldsOf(object, isOwn);
      const ours = mapped.filter((field) => fields.includes(field));
      await reportObject(scope, context, object, fields.length > 0);
      if (fields.length === 0) continue;
      writable.set(object, new Set(ours));
      const missing = mapped.filter((field) => !ours.includes(field));
      await reportFields(scope, context, object, { writable: ours, missing });
      const before = await scope.writableFields.findFingerprint(context.connectionId, object);
      if (before !== '' && before !== fingerprint) changedDemands.add(object);
      const noted = { object, fields: ours, fingerprint, isOther: before !== fingerprint };
      if (await noteFields(scope, context.connectionId, noted)) changed.add(object);
    }
  });
  const needed = wanted.map(({ object }) => object);
  return { writable, changed, changedDemands, closed, needed };
}

function isOpenMember({ object, writable }: ObjectAccess): boolean {
  return object === 'Member__c' && writable.length > 0;
}

/** What we made has no field that leads to a member. */
function fieldsOf(object: TargetObject, isOwn: boolean): readonly string[] {
  const mapped = MAPPED_FIELDS[object];
  return isOwn ? mapped.filter((field) => field !== 'Member__c') : mapped;
}

function closedOf({ object, writable }: ObjectAccess, mapped: readonly string[]): string[] {
  if (writable.length === 0) return [object];
  return mapped.filter((field) => !writable.includes(field)).map((field) => `${object}.${field}`);
}

interface NotedFields {
  readonly object: TargetObject;
  readonly fields: readonly string[];
  readonly fingerprint: string;
  /** Another fingerprint than the noted one. */
  readonly isOther: boolean;
}

/** @returns whether the fields differ from those of the last run. */
async function noteFields(
  scope: Scope,
  connectionId: string,
  { object, fields, fingerprint, isOther }: NotedFields
): Promise<boolean> {
  const before = await scope.writableFields.find(connectionId, object);
  const gained = fields.filter((field) => before && !before.includes(field));
  const isSame = before && gained.length === 0 && before.length === fields.length;
  if (isSame && !isOther) return false;
  await scope.writableFields.save(connectionId, object, fields, fingerprint);
  if (isSame) return false;
  if (gained.length > 0) {
    await scope.changes.appendAll({ kind: KIND_OF[object], connectionId, origin: 'access' });
  }
  return before !== undefined;
}

async function reportObject(
  scope: Scope,
  context: AccessContext,
  object: TargetObject,
  isOpen: boolean
): Promise<void> {
  const code = 'object_not_writable';
  if (isOpen) return scope.issues.resolve(context.connectionId, { object, code });
  await scope.issues.report([
    {
      ...anIssue(context, object),
      code,
      field: '',
      ...(isStandard(object)
        ? {
            message: `The integration user cannot edit ${object}; its totals wait.`,
            remedy: `Give edit on ${object} in a permission set of your own: packages cannot.`
          }
        : {
            message: `The integration user cannot create and edit ${object}; its rows wait.`,
            remedy: `Assign PorchlightIntegrationUser, which gives create and edit on ${object}.`
          })
    }
  ]);
}

async function reportFields(
  scope: Scope,
  context: AccessContext,
  object: TargetObject,
  { writable, missing }: Readonly<Record<'writable' | 'missing', readonly string[]>>
): Promise<void> {
  const code = 'field_not_writable';
  for (const field of writable) {
    await scope.issues.resolve(context.connectionId, { object, code, field });
  }
  await scope.issues.report(
    missing.map((field) => ({
      ...anIssue(context, object),
      code,
      field,
      message: `The integration user cannot edit ${object}.${field}; rows are sent without it.`,
      remedy: `Assign PorchlightIntegrationUser, which gives edit on ${object}.${field}.`
    }))
  );
}

function anIssue(
  { connectionId, runId }: AccessContext,
  object: TargetObject
): Pick<IssueReport, 'connectionId' | 'runId' | 'object' | 'recordKey'> {
  return { connectionId, runId, object, recordKey: '' };
}
