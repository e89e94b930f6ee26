import { LOCAL_SET, type Finding } from './access/index.ts';
import { PROVISIONED_FIELDS, PROVISIONED_OBJECTS, SESSION } from './provisioning/index.ts';
import type { ProvisioningPlan } from './provisioning/index.ts';

/** One thing that an org without the package needs. */
export interface ProvisioningItem {
  readonly kind: 'object' | 'field' | 'permission_set' | 'right' | 'assignment';
  /** `Session__c`, `Lead.DemoSessions__c`, a permission set; of rights their object, or `API Enabled`. */
  readonly name: string;
  readonly isThere: boolean;
}

/** What the user of a connection may, and by what. */
export interface HeldAccess {
  /** Objects the connection writes: of others no right is needed. */
  readonly writes: readonly string[];
  /** Of what is needed in an org without the package. */
  readonly findings: readonly Finding[];
  readonly hasSet: boolean;
  readonly isAssigned: boolean;
}

/** Everything that provisioning sees to, in its order. What gives rights is needed only where one is missing. */
export function provisioningItems(plan: ProvisioningPlan, access: HeldAccess): ProvisioningItem[] {
  const rights = rightsOf(access);
  const isMissing = rights.some(({ isThere }) => !isThere);
  const { hasSet, isAssigned } = access;
  return [
    { kind: 'object', name: SESSION, isThere: !plan.session },
    ...fieldsOf(plan),
    ...(hasSet || isMissing ? [item('permission_set', LOCAL_SET.name, hasSet)] : []),
    ...rights,
    ...(isAssigned || isMissing ? [item('assignment', LOCAL_SET.name, isAssigned)] : [])
  ];
}

function fieldsOf({ session, fields }: ProvisioningPlan): ProvisioningItem[] {
  const missing = new Set(fields);
  return PROVISIONED_OBJECTS.flatMap((object) =>
    Object.keys(PROVISIONED_FIELDS[object]).map((field) => {
      const name = `${object}.${field}`;
      return item('field', name, !missing.has(name) && !(session && object === SESSION));
    })
  );
}

function rightsOf({ writes, findings }: HeldAccess): ProvisioningItem[] {
  const lacking = new Set(findings.map(({ object }) => object));
  const isClosed = findings.some(({ code }) => code === 'api_disabled');
  return [
    ...(isClosed ? [item('right', 'API Enabled', false)] : []),
    // Who may not use the API at all is not asked for more.
    ...PROVISIONED_OBJECTS.filter((name) => writes.includes(name)).map((name) =>
      item('right', name, !isClosed && !lacking.has(name))
    )
  ];
}

function item(kind: ProvisioningItem['kind'], name: string, isThere: boolean): ProvisioningItem {
  return { kind, name, isThere };
}
