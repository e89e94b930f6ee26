import { PROVISIONED_FIELDS, type ProvisionedObject } from './provisioned-fields.ts';

export const SESSION = 'Session__c';

/** What an org has of what we could make, whoever may see it. */
export interface PresentSchema {
  readonly objects: ReadonlySet<string>;
  /** `Lead.DemoSessions__c` */
  readonly fields: ReadonlySet<string>;
}

/** What is to be made, in this order. */
export interface ProvisioningPlan {
  /** The object Session with all of its fields. */
  readonly session: boolean;
  /** Of objects that are there: `Lead.DemoSessions__c`. */
  readonly fields: readonly string[];
}

/** Objects whose fields can be made. */
export const PROVISIONED_OBJECTS = Object.keys(PROVISIONED_FIELDS) as ProvisionedObject[];

/** What is missing; nothing where everything is there. A field is never made without its object. */
export function planProvisioning(present: PresentSchema): ProvisioningPlan {
  const session = !present.objects.has(SESSION);
  const fields = PROVISIONED_OBJECTS.filter((object) => object !== SESSION || !session)
    .flatMap((object) =>
      Object.keys(PROVISIONED_FIELDS[object]).map((field) => `${object}.${field}`)
    )
    .filter((path) => !present.fields.has(path));
  return { session, fields };
}
