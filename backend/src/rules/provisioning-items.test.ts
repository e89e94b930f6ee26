import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accessManifest, findMissing, type Finding } from './access/index.ts';
import { provisioningItems, type HeldAccess, type ProvisioningItem } from './provisioning-items.ts';
import { syncScope } from './sync-scope.ts';
import { planProvisioning, PROVISIONED_FIELDS, PROVISIONED_OBJECTS } from './provisioning/index.ts';

const FIELDS = PROVISIONED_OBJECTS.flatMap((object) =>
  Object.keys(PROVISIONED_FIELDS[object]).map((field) => `${object}.${field}`)
);
const STANDARD = FIELDS.filter((path) => !path.startsWith('Session__c'));
const ALL = { objects: new Set<string>(PROVISIONED_OBJECTS), fields: new Set(FIELDS) };
const SCOPE = syncScope({ direction: 'both', capability: 'crm' });
const NOTHING: HeldAccess = {
  ...{ writes: SCOPE.writes, findings: [] },
  ...{ hasSet: false, isAssigned: false }
};
const SET = 'Porchlight_Standard_Access';

function missing(items: readonly ProvisioningItem[]): string[] {
  return items.filter(({ isThere }) => !isThere).map(({ kind, name }) => `${kind} ${name}`);
}

it('names the object, each field, and what gives the rights, in an org with nothing', () => {
  const settings = { createContacts: false, retentionDays: null };
  const needs = accessManifest({ hasPackage: false, settings, scope: SCOPE });
  const findings = findMissing([], needs);
  const plan = planProvisioning({ objects: new Set(), fields: new Set() });
  const items = provisioningItems(plan, { ...NOTHING, findings });
  expect(missing(items)).toEqual([
    'object Session__c',
    ...FIELDS.map((path) => `field ${path}`),
    `permission_set ${SET}`,
    ...PROVISIONED_OBJECTS.map((object) => `right ${object}`),
    `assignment ${SET}`
  ]);
});

it('asks for no permission set where every right is given by something else', () => {
  const items = provisioningItems(planProvisioning(ALL), NOTHING);
  expect(missing(items)).toEqual([]);
  expect(items.map(({ kind }) => kind)).not.toContain('permission_set');
});

it('asks for no right on an object the connection does not write', () => {
  const { writes } = syncScope({ direction: 'both', capability: 'helpdesk' });
  const items = provisioningItems(planProvisioning(ALL), { ...NOTHING, writes });
  const rights = items.filter(({ kind }) => kind === 'right').map(({ name }) => name);
  expect(rights).toEqual(['Session__c', 'Contact', 'Account']);
});

it('says of who may not use the API that nothing is given', () => {
  const closed: Finding = {
    ...{ code: 'api_disabled', object: '', field: '', right: '' },
    ...{ symptom: '', remedy: '', setupPath: '' }
  };
  const items = provisioningItems(planProvisioning(ALL), { ...NOTHING, findings: [closed] });
  expect(missing(items)).toContain('right API Enabled');
  expect(missing(items).filter((one) => one.startsWith('right'))).toHaveLength(6);
});

it('says of every field whether it is there, whatever part of them is', () => {
  fc.assert(
    fc.property(fc.subarray(STANDARD), fc.boolean(), (present, hasSession) => {
      const objects = new Set<string>(hasSession ? PROVISIONED_OBJECTS : []);
      const fields = new Set(hasSession ? [...present, ...FIELDS.filter(isOfSession)] : present);
      const items = provisioningItems(planProvisioning({ objects, fields }), NOTHING);
      const there = items.filter(({ kind, isThere }) => kind === 'field' && isThere);
      expect(new Set(there.map(({ name }) => name))).toEqual(fields);
      expect(items.filter(({ kind }) => kind === 'field')).toHaveLength(FIELDS.length);
    })
  );
});

function isOfSession(path: string): boolean {
  return path.startsWith('Session__c.');
}
