import { afterEach, expect, it, jest } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aMember } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const FIELD = 'Member__c.JobTitle__c';
const PROBLEM = `Mapping invalid: ${FIELD} cannot be written. Verify tells what to do.`;

let org: LocalOrg;
let workspace: Workspace;
let now: number;

async function start(...options: readonly string[]): Promise<void> {
  org = await LocalOrg.start(...options);
  now = Date.now();
  workspace = await Workspace.connect(org, { clock: { now: () => new Date(now) } });
}

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

async function grantOf(which: string): Promise<string> {
  const [row] = await org.query(
    `SELECT Id FROM FieldPermissions WHERE ${which} AND Parent.Name = 'PorchlightIntegrationUser'`
  );
  return String(row?.['Id']);
}

function state() {
  return workspace.storage.connections.find(workspace.connection.id);
}

async function audited(): Promise<string[]> {
  const entries = await workspace.storage.audit.list({ limit: 20 });
  return entries.map(({ action }) => action).filter((action) => /access_|package_/.test(action));
}

const members = Array.from({ length: 1500 }, (_, index) =>
  aMember({ externalId: `slack:T1:M${index}`, handle: `m${index}`, email: null, jobTitle: 'Baker' })
);

/** What is done to the field while a run is under way, and undone. */
const LOSSES = {
  'is no longer seen': {
    take: async (grant: string) => org.delete('FieldPermissions', grant),
    give: async () => {
      const [set] = await org.query(
        "SELECT Id FROM PermissionSet WHERE Name = 'PorchlightIntegrationUser'"
      );
      const names = { ParentId: set?.['Id'], SobjectType: 'Member__c', Field: FIELD };
      const flags = { PermissionsRead: true, PermissionsEdit: true };
      await org.create('FieldPermissions', { ...names, ...flags });
    }
  },
  'may no longer be edited': {
    take: async (grant: string) =>
      org.update('FieldPermissions', grant, { PermissionsEdit: false }),
    give: async () =>
      org.update('FieldPermissions', await grantOf(`Field = '${FIELD}'`), {
        PermissionsEdit: true
      })
  }
};

it.each(Object.entries(LOSSES))(
  'stops with a clear state when a field %s in mid-sync, goes on without it, and fills it when it is back',
  async (_, { take, give }) => {
    await start();
    await workspace.take({ ...aVillage(1, 0), members });
    const grant = await grantOf(`Field = '${FIELD}'`);
    let before = 0;
    const stopped = workspace.syncMeanwhile(async () => {
      await take(grant);
      before = (await org.ledger()).calls;
    });
    await expect(stopped).rejects.toMatchObject({ code: 'push_paused', message: PROBLEM });
    // The calls that were under way, and one look at what may be written.
    expect((await org.ledger()).calls - before).toBeLessThanOrEqual(3);
    expect(await state()).toMatchObject({ state: 'degraded', stateReason: PROBLEM });

    const without = await workspace.sync();
    expect(without).toMatchObject({ status: 'done', parked: 0, waiting: 0 });
    expect(await org.count('Member__c')).toBe(members.length);
    expect(await state()).toMatchObject({ state: 'degraded', stateReason: PROBLEM });
    expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
    expect(await audited()).toEqual(['connection.access_lost']);

    await give();
    expect(await workspace.sync()).toMatchObject({ updated: members.length, parked: 0 });
    expect(await org.countOf("SELECT COUNT() FROM Member__c WHERE JobTitle__c = 'Baker'")).toBe(
      members.length
    );
    expect(await state()).toMatchObject({ state: 'connected', stateReason: null });
    expect(await audited()).toEqual(['connection.access_regained', 'connection.access_lost']);
  }
);

it('notices another version of the package, at no call while nothing changes', async () => {
  await start('--namespace', 'porchlight');
  await workspace.take(aVillage(1, 1));
  await workspace.sync();
  expect(await workspace.sync()).toMatchObject({ apiCalls: 1 });
  expect(await audited()).toEqual([]);

  await org.upgradePackage('1.1.0.1');
  // An upgrade brings fields.
  await org.createField('Contact.Upgraded__c', { type: 'Text', label: 'Upgraded', length: 20 });
  await org.create('FieldPermissions', {
    ...{ ParentId: await localSet(), SobjectType: 'Contact', Field: 'Contact.Upgraded__c' },
    PermissionsRead: true
  });
  // Whoever may not view Setup is told the first two numbers.
  expect(await workspace.sync()).toMatchObject({ apiCalls: 3 });
  expect(await audited()).toEqual(['connection.package_changed']);
  const [entry] = await workspace.storage.audit.list({ limit: 1 });
  expect(entry?.details).toEqual({ from: '1.0', to: '1.1' });
  expect(await workspace.sync()).toMatchObject({ apiCalls: 1 });
  expect(await state()).toMatchObject({ state: 'connected' });
});

it('notices a patch of the package within a day where the user may view Setup', async () => {
  await start('--namespace', 'porchlight');
  await workspace.take(aVillage(1, 1));
  await workspace.sync();
  await org.update('PermissionSet', await localSet(), { PermissionsViewSetup: true });
  now += DAY_MS;
  expect(await workspace.sync()).toMatchObject({ apiCalls: 2 });
  expect(await audited()).toEqual([]);

  await org.upgradePackage('1.0.1.1');
  expect(await workspace.sync()).toMatchObject({ apiCalls: 1 });
  now += DAY_MS;
  expect(await workspace.sync()).toMatchObject({ apiCalls: 2 });
  const [entry] = await workspace.storage.audit.list({ limit: 1 });
  expect(entry).toMatchObject({
    ...{ action: 'connection.package_changed', details: { from: '1.0.0.1', to: '1.0.1.1' } }
  });
});

async function localSet(): Promise<string> {
  const [set] = await org.query(
    "SELECT Id FROM PermissionSet WHERE Name = 'Porchlight_Standard_Access'"
  );
  return String(set?.['Id']);
}
