import { isStandard, type TargetObject } from '../../domain/index.ts';
import {
  ACCESS_MANIFEST,
  INTEGRATION_SET,
  LOCAL_SET,
  PROVISIONED_MANIFEST,
  type ObjectNeed,
  type ObjectRight
} from './manifest.ts';

/** What a user may do with one object, as describe shows it to that user. */
export interface GrantedAccess {
  readonly object: string;
  readonly canRead: boolean;
  readonly canCreate: boolean;
  readonly canEdit: boolean;
  /** Fields the user sees. */
  readonly readable: ReadonlySet<string>;
  readonly editable: ReadonlySet<string>;
}

/** One thing that is missing: what it is, what comes of it, and where it is mended. */
export interface Finding {
  readonly code:
    | 'api_disabled'
    | 'package_missing'
    | 'permission_set_not_assigned'
    | 'object_right_missing'
    | 'field_right_missing';
  /** Without namespace; empty for what concerns the user as a whole. */
  readonly object: string;
  readonly field: string;
  readonly right: ObjectRight | '';
  readonly symptom: string;
  readonly remedy: string;
  /** Where to click in Salesforce. */
  readonly setupPath: string;
}

const WORDS: Readonly<Record<ObjectRight, string>> = {
  read: 'Read',
  create: 'Create',
  edit: 'Edit'
};

/** Each right needed that is not given. Without the object its fields are not looked at. */
export function findMissing(
  granted: readonly GrantedAccess[],
  needs: readonly ObjectNeed[] = ACCESS_MANIFEST
): Finding[] {
  const byObject = new Map(granted.map((access) => [access.object, access]));
  return needs.flatMap((need) => missingOf(need, byObject.get(need.object)));
}

/** Whether any object of the package is visible. */
export function seesPackage(granted: readonly GrantedAccess[]): boolean {
  return granted.some(({ object, canRead }) => canRead && !isStandard(object as TargetObject));
}

/**
 * What a run needs in this org.
 * @param isProvisioned it has what we made in it; a package installed since brings the rest
 */
export function needsOf(
  granted: readonly GrantedAccess[],
  isProvisioned: boolean
): readonly ObjectNeed[] {
  const hasMembers = granted.some(({ object, canRead }) => object === 'Member__c' && canRead);
  return isProvisioned && !hasMembers ? PROVISIONED_MANIFEST : ACCESS_MANIFEST;
}

function missingOf(need: ObjectNeed, granted: GrantedAccess | undefined): Finding[] {
  if (!granted?.canRead) return need.rights.map((right) => objectFinding(need, right));
  const has = { read: granted.canRead, create: granted.canCreate, edit: granted.canEdit };
  const rights = need.rights.filter((right) => !has[right]);
  // A field can be edited only where its object can: one finding for all of them.
  const editable = has.edit ? granted.editable : granted.readable;
  return [
    ...rights.map((right) => objectFinding(need, right)),
    ...need.editable
      .filter((field) => !editable.has(field))
      .map((field) => fieldFinding(need, field, 'edit')),
    ...need.readable
      .filter((field) => !granted.readable.has(field))
      .map((field) => fieldFinding(need, field, 'read'))
  ];
}

function objectFinding({ object }: ObjectNeed, right: ObjectRight): Finding {
  const symptom =
    right === 'read'
      ? `${object} is neither read nor written: its rows wait, and nobody is matched with it.`
      : `Rows of ${object} cannot be ${right === 'create' ? 'created' : 'updated'}: they wait.`;
  return {
    ...{ code: 'object_right_missing', object, field: '', right, symptom },
    remedy: `Give "${WORDS[right]}" on ${object} to the integration user.`,
    setupPath: `${setOf(object)} > Object Settings > ${object} > Edit > Object Permissions: ${WORDS[right]}`
  };
}

function fieldFinding({ object }: ObjectNeed, field: string, right: 'read' | 'edit'): Finding {
  const symptom =
    right === 'edit'
      ? `${object}.${field} stays empty: rows are sent without it.`
      : `${object}.${field} is not seen: records of ${object} cannot be read or matched.`;
  return {
    ...{ code: 'field_right_missing', object, field, right, symptom },
    remedy: `Give "${WORDS[right]} Access" on ${object}.${field} to the integration user.`,
    setupPath: `${setOf(object)} > Object Settings > ${object} > Edit > Field Permissions: ${field}, ${WORDS[right]} Access`
  };
}

/** The subscriber cannot edit what came with a package: what it lacks a set of the org's own gives. */
function setOf(object: string): string {
  const own = isStandard(object as TargetObject);
  const hint = own ? '' : ` (${INTEGRATION_SET} belongs to the package and cannot be edited)`;
  return `Setup > Users > Permission Sets > ${LOCAL_SET.label}${hint}`;
}
