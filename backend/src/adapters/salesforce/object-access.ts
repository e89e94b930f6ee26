import { createHash } from 'node:crypto';
import { isStandard, type TargetObject } from '../../domain/index.ts';
import type { GrantedAccess, NeededObject } from '../../rules/index.ts';
import type { Subresponse } from './composite.ts';
import { OrgUnavailableError } from './errors.ts';
import type { Namespace } from './namespace.ts';

/** What the integration user may write of one object: nothing when the object itself is closed to it. */
export interface ObjectAccess {
  readonly object: TargetObject;
  readonly writable: readonly string[];
  /** Differs when the org demands something else of these fields: another length, another picklist value. */
  readonly fingerprint: string;
}

interface Describe {
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  readonly fields?: readonly DescribedField[];
}

interface DescribedField {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly type?: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly nillable?: boolean;
  readonly unique?: boolean;
  readonly restrictedPicklist?: boolean;
  readonly picklistValues?: readonly { readonly value: string; readonly active: boolean }[];
}

/** What the answer of describe says that a run may write. */
export function objectAccess(
  object: TargetObject,
  response: Subresponse | undefined,
  namespace: Namespace
): ObjectAccess {
  const describe = describeOf(response);
  const creates = !isStandard(object);
  const writable = (describe.fields ?? [])
    .filter((field) => (field.createable || !creates) && field.updateable)
    .map((field) => namespace.strip(field.name));
  const open = (describe.createable === true || !creates) && describe.updateable === true;
  const keyed = !creates || writable.includes('ExternalId__c');
  const fingerprint = fingerprintOf(describe.fields ?? []);
  return { object, writable: open && keyed ? writable : [], fingerprint };
}

/** What it says of every right, for a check of access. */
export function grantedOf(
  object: NeededObject,
  response: Subresponse | undefined,
  namespace: Namespace
): GrantedAccess {
  const { createable, updateable, deletable, fields = [] } = describeOf(response);
  const names = (rows: typeof fields) => new Set(rows.map(({ name }) => namespace.strip(name)));
  return {
    object,
    canRead: response?.status === 200,
    canCreate: createable === true,
    canEdit: updateable === true,
    canDelete: deletable === true,
    readable: names(fields),
    editable: names(fields.filter((field) => field.updateable))
  };
}

/** Empty for an object that is not there for this user. */
function describeOf(response: Subresponse | undefined): Describe {
  if (!response || response.status >= 500) throw new OrgUnavailableError('no describe');
  return (response.status === 200 ? response.body : {}) as Describe;
}

/** Of all that decides whether a value is taken; the order in which the org lists fields does not count. */
function fingerprintOf(fields: readonly DescribedField[]): string {
  const demands = fields.map((field) => [
    ...[field.name, field.createable, field.updateable, field.type, field.length],
    ...[field.precision, field.scale, field.nillable, field.unique, field.restrictedPicklist],
    field.picklistValues?.filter(({ active }) => active).map(({ value }) => value)
  ]);
  const text = demands
    .map((one) => JSON.stringify(one))
    .sort()
    .join();
  return createHash('sha256').update(text).digest('hex');
}
