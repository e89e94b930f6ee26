import type { ObjectAccess } from '../../adapters/salesforce/index.ts';
import type { Scope, Storage } from '../../adapters/storage/index.ts';
import {
  isStandard,
  KIND_OF,
  type Fence,
  type IssueReport,
  type TargetObject
} from '../../domain/index.ts';
import { MAPPED_FIELDS } from '../../rules/index.ts';

/** What this run may write of each object; an object that is closed to us is absent. */
export interface Access {
  readonly writable: ReadonlyMap<TargetObject, ReadonlySet<string>>;
  /** Objects of which other fields can be written than in the last run. */
  readonly changed: ReadonlySet<TargetObject>;
  /** Objects of which the org demands something else than in the last run: what it refused it may take now. */
  readonly changedDemands: ReadonlySet<TargetObject>;
}

interface AccessContext {
  readonly storage: Storage;
  readonly connectionId: string;
  readonly runId: string;
  readonly fence: Fence;
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
  await context.storage.transaction(async (scope) => {
    await scope.leases.check(context.fence);
    for (const { object, writable: fields, fingerprint } of objects) {
      const ours = MAPPED_FIELDS[object].filter((field) => fields.includes(field));
      await reportObject(scope, context, object, fields.length > 0);
      if (fields.length === 0) continue;
      writable.set(object, new Set(ours));
      await reportFields(scope, context, object, ours);
      const before = await scope.writableFields.findFingerprint(context.connectionId, object);
      if (before !== '' && before !== fingerprint) changedDemands.add(object);
      const noted = { object, fields: ours, fingerprint, isOther: before !== fingerprint };
      if (await noteFields(scope, context.connectionId, noted)) changed.add(object);
    }
  });
  return { writable, changed, changedDemands };
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
  writable: readonly string[]
): Promise<void> {
  const code = 'field_not_writable';
  for (const field of writable) {
    await scope.issues.resolve(context.connectionId, { object, code, field });
  }
  const missing = MAPPED_FIELDS[object].filter((field) => !writable.includes(field));
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
