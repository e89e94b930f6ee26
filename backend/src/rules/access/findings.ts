import { isStandard, type TargetObject } from '../../domain/index.ts';
import {
  INTEGRATION_SET,
  LOCAL_SET,
  WEIGHTS,
  type NeededObject,
  type ObjectNeed,
  type ObjectRight
} from './manifest.ts';

/** What a user may do with one object, as describe shows it to that user. */
export interface GrantedAccess {
  readonly object: string;
  readonly canRead: boolean;
  readonly canCreate: boolean;
  readonly canEdit: boolean;
  readonly canDelete: boolean;
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
  edit: 'Edit',
  delete: 'Delete'
};

/** Each right needed that is not given. Without the object its fields are not looked at. */
export function findMissing(
  granted: readonly GrantedAccess[],
  needs: readonly ObjectNeed[]
): Finding[] {
  const byObject = new Map(granted.map((access) => [access.object, access]));
  return needs.flatMap((need) => missingOf(need, byObject.get(need.object)));
}

/** Whether any object of the package is visible. */
export function seesPackage(granted: readonly GrantedAccess[]): boolean {
  return granted.some(({ object, canRead }) => canRead && !isStandard(object as TargetObject));
}

/** Whether the org has members: what we make in an org has none. */
export function seesMembers(granted: readonly GrantedAccess[]): boolean {
  return granted.some(({ object, canRead }) => object === 'Member__c' && canRead);
}

function missingOf(need: ObjectNeed, granted: GrantedAccess | undefined): Finding[] {
  if (!granted?.canRead) {
    if (need.object === WEIGHTS) return [weightsFinding()];
    return need.rights.map((right) => objectFinding(need, right));
  }
  const { canRead, canCreate, canEdit, canDelete } = granted;
  const has = { read: canRead, create: canCreate, edit: canEdit, delete: canDelete };
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

const OF_ROWS: Readonly<Record<ObjectRight, (object: string) => string>> = {
  read: (object) =>
    `${object} is neither read nor written: its rows wait, and nobody is matched with it.`,
  create: (object) => `Rows of ${object} cannot be created: they wait.`,
  edit: (object) => `Rows of ${object} cannot be updated: they wait.`,
  delete: (object) => `Rows of ${object} stay in the org when their time is over.`
};

function isHealth(object: NeededObject): boolean {
  return object === 'SyncRun__c' || object === 'SyncIssue__c';
}

/** Access to a custom metadata type is no right on an object (documented: Custom Metadata Types in sets). */
function weightsFinding(): Finding {
  return {
    ...{ code: 'object_right_missing', object: WEIGHTS, field: '', right: 'read' },
    symptom:
      'The weights of the score cannot be read: those known before, or of the package, are used.',
    remedy: `Assign ${INTEGRATION_SET}, or give access to the custom metadata type in a set of the org’s own.`,
    setupPath: `Setup > Users > Permission Sets > ${LOCAL_SET.label} > Custom Metadata Types > Edit: Score Weight`
  };
}

function objectFinding({ object, rights }: ObjectNeed, right: ObjectRight): Finding {
  const isOnlyRead = rights.every((one) => one === 'read');
  const ofRows = isOnlyRead
    ? `${object} is not read: nobody is matched with it.`
    : OF_ROWS[right](object);
  const symptom = isHealth(object)
    ? `${object} stays empty: administrators do not see how the sync is doing.`
    : ofRows;
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
