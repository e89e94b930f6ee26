import {
  isStandard,
  PUSH_ORDER,
  type ConnectionSettings,
  type HealthObject,
  type TargetObject
} from '../../domain/index.ts';
import { HEALTH_FIELDS } from '../health-mapping.ts';
import { MAPPED_FIELDS } from '../mapped-fields.ts';
import { PROVISIONED_FIELDS } from '../provisioning/index.ts';
import { READ_FIELDS } from '../read-fields.ts';
import type { ReadObject, SyncScope } from '../sync-scope.ts';

/** Gives what the package may give. */
export const INTEGRATION_SET = 'PorchlightIntegrationUser';

/** Gives what a package may not: rights on standard objects; made in each org. */
export const LOCAL_SET = {
  name: 'Porchlight_Standard_Access',
  label: 'Porchlight Standard Access'
};

export type ObjectRight = 'read' | 'create' | 'edit' | 'delete';
export type NeededObject = TargetObject | HealthObject | typeof WEIGHTS;

/** What the integration user needs of one object. */
export interface ObjectNeed {
  readonly object: NeededObject;
  readonly rights: readonly ObjectRight[];
  /** Fields a run writes; reading comes with it. */
  readonly editable: readonly string[];
  /** Fields a run only reads. */
  readonly readable: readonly string[];
}

/** What decides how much a run needs. */
export interface NeedContext {
  /** Communities, members, activities and the sync's own health: not where we made the rest ourselves. */
  readonly hasPackage: boolean;
  readonly settings: Pick<ConnectionSettings, 'createContacts' | 'retentionDays'>;
  readonly scope: SyncScope;
}

/** Custom metadata type whose records are the weights of the score; a set gives access to all of it. */
export const WEIGHTS = 'ScoreWeight__mdt';

const KEY = 'ExternalId__c';
const HEALTH = Object.keys(HEALTH_FIELDS) as HealthObject[];
/** A new Contact has these besides its name, which is always editable. */
const CONTACT_FIELDS = ['AccountId', 'Email', 'Title'];

/** Objects whose rights are looked at. */
export const NEEDED_OBJECTS: readonly NeededObject[] = [...PUSH_ORDER, ...HEALTH, WEIGHTS];

/** Everything a run needs, made from what a run writes and reads: nothing is listed twice. */
export function accessManifest(context: NeedContext): ObjectNeed[] {
  const { hasPackage, scope } = context;
  const needs = PUSH_ORDER.flatMap((object) => {
    if (scope.writes.includes(object)) return [needOf(object, context)];
    return isRead(object) && scope.reads.includes(object) ? [readNeed(object)] : [];
  });
  const ofTheSync = scope.writes.length > 0 ? [...HEALTH.map(healthNeed), WEIGHTS_NEED] : [];
  if (hasPackage) return [...needs, ...ofTheSync];
  return needs
    .filter(({ object }) => object in PROVISIONED_FIELDS)
    .map((need) => ({ ...need, editable: need.editable.filter((field) => field !== 'Member__c') }));
}

const WEIGHTS_NEED: ObjectNeed = {
  ...{ object: WEIGHTS, rights: ['read'], editable: [], readable: [] }
};

function needOf(object: TargetObject, { settings }: NeedContext): ObjectNeed {
  const makesContacts = object === 'Contact' && settings.createContacts;
  const editable = [
    ...(isStandard(object) ? [] : [KEY]),
    ...MAPPED_FIELDS[object],
    ...(makesContacts ? CONTACT_FIELDS : [])
  ];
  const read: readonly string[] = isRead(object) ? READ_FIELDS[object] : [];
  const creates = !isStandard(object) || makesContacts;
  const deletes = object === 'Activity__c' && settings.retentionDays !== null;
  return {
    object,
    rights: [
      'read',
      ...(creates ? (['create'] as const) : []),
      'edit',
      ...(deletes ? (['delete'] as const) : [])
    ],
    editable,
    readable: read.filter((field) => !editable.includes(field))
  };
}

function readNeed(object: ReadObject): ObjectNeed {
  return { object, rights: ['read'], editable: [], readable: READ_FIELDS[object] };
}

/** The oldest make way for the newest. */
function healthNeed(object: HealthObject): ObjectNeed {
  const editable = [KEY, ...HEALTH_FIELDS[object]];
  return { object, rights: ['read', 'create', 'edit', 'delete'], editable, readable: [] };
}

function isRead(object: TargetObject): object is ReadObject {
  return object in READ_FIELDS;
}
