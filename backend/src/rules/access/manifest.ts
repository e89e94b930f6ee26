import { isStandard, PUSH_ORDER, type TargetObject } from '../../domain/index.ts';
import { MAPPED_FIELDS } from '../mapped-fields.ts';
import { PROVISIONED_FIELDS } from '../provisioning/index.ts';
import { READ_FIELDS } from '../read-fields.ts';

/** Gives what the package may give. */
export const INTEGRATION_SET = 'PorchlightIntegrationUser';

/** Gives what a package may not: rights on standard objects; made in each org. */
export const LOCAL_SET = {
  name: 'Porchlight_Standard_Access',
  label: 'Porchlight Standard Access'
};

export type ObjectRight = 'read' | 'create' | 'edit';

/** What the integration user needs of one object. */
export interface ObjectNeed {
  readonly object: TargetObject;
  readonly rights: readonly ObjectRight[];
  /** Fields a run writes; reading comes with it. */
  readonly editable: readonly string[];
  /** Fields a run only reads. */
  readonly readable: readonly string[];
}

const KEY = 'ExternalId__c';

/** Everything a run needs, made from what a run writes and reads: nothing is listed twice. */
export const ACCESS_MANIFEST: readonly ObjectNeed[] = PUSH_ORDER.map((object) => {
  const editable = [...(isStandard(object) ? [] : [KEY]), ...MAPPED_FIELDS[object]];
  const read: readonly string[] = object in READ_FIELDS ? READ_FIELDS[object as Read] : [];
  return {
    object,
    rights: isStandard(object) ? ['read', 'edit'] : ['read', 'create', 'edit'],
    editable,
    readable: read.filter((field) => !editable.includes(field))
  };
});

type Read = keyof typeof READ_FIELDS;

/** What a run needs in an org without the package: sessions and totals, in what was made there. */
export const PROVISIONED_MANIFEST: readonly ObjectNeed[] = ACCESS_MANIFEST.filter(
  ({ object }) => object in PROVISIONED_FIELDS
).map((need) => ({ ...need, editable: need.editable.filter((field) => field !== 'Member__c') }));
