import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aMember } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org);
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

async function grantOf(kind: 'Field' | 'Object', which: string): Promise<string> {
  const [row] = await org.query(
    `SELECT Id FROM ${kind}Permissions WHERE ${which}` +
      " AND Parent.Name = 'PorchlightIntegrationUser'"
  );
  return String(row?.['Id']);
}

async function openIssues(): Promise<string[][]> {
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id, 20);
  return issues.map(({ object, code, field }) => [object, code, field]);
}

it('leaves out a field without edit right with one finding, and sends it when the right returns', async () => {
  const grant = await grantOf('Field', "Field = 'Member__c.JobTitle__c'");
  await org.update('FieldPermissions', grant, { PermissionsEdit: false });
  const member = aMember({ jobTitle: 'Baker' });
  await workspace.take({ ...aVillage(1, 0), members: [member] });
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 2, parked: 0 });
  expect(await org.query('SELECT JobTitle__c FROM Member__c')).toEqual([{ JobTitle__c: null }]);
  expect(await openIssues()).toEqual([['Member__c', 'field_not_writable', 'JobTitle__c']]);
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
  expect(await openIssues()).toHaveLength(1);

  await org.update('FieldPermissions', grant, { PermissionsEdit: true });
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 1 });
  expect(await org.query('SELECT JobTitle__c FROM Member__c')).toEqual([{ JobTitle__c: 'Baker' }]);
  expect(await openIssues()).toEqual([]);
});

it('lands a parked row when the field that was refused can no longer be written', async () => {
  await workspace.take({ ...aVillage(1, 0), members: [aMember({ handle: 'x'.repeat(300) })] });
  expect(await workspace.sync()).toMatchObject({ parked: 1 });
  const grant = await grantOf('Field', "Field = 'Member__c.Handle__c'");
  await org.update('FieldPermissions', grant, { PermissionsEdit: false });
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 1, parked: 0 });
});

it('pauses an object that cannot be written, and loses nothing', async () => {
  const grant = await grantOf('Object', "SobjectType = 'Activity__c'");
  await org.update('ObjectPermissions', grant, {
    PermissionsCreate: false,
    PermissionsEdit: false,
    PermissionsDelete: false
  });
  await workspace.take(aVillage(2, 10));
  expect(await workspace.sync()).toMatchObject({ created: 3, parked: 0, paused: ['Activity__c'] });
  expect(await openIssues()).toEqual([['Activity__c', 'object_not_writable', '']]);

  await org.update('ObjectPermissions', grant, { PermissionsCreate: true, PermissionsEdit: true });
  expect(await workspace.sync()).toMatchObject({ created: 10, paused: [] });
  expect(await openIssues()).toEqual([]);
});
