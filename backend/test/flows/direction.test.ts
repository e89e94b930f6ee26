import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { countOutbox } from '../../src/history/index.ts';
import { READ_FIELDS } from '../../src/rules/read-fields.ts';
import { LocalOrg } from '../support/local-org.ts';
import { ADA } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

jest.setTimeout(60_000);

const MEMBER = 'slack:T1:U0';
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

const linkOf = async (key: string) =>
  (await workspace.storage.links.find(workspace.connection.id, [key]))[0];
const openIssues = () => workspace.storage.issues.listOpen(workspace.connection.id);
const mirroredDeals = () => workspace.storage.opportunities.listIds(workspace.connection.id);
const stateOf = async () =>
  (await workspace.storage.connections.find(workspace.connection.id))?.state;

/** Takes every right from the integration user but that to read people, accounts and deals. */
async function makeReadOnly(): Promise<void> {
  const { userId } = workspace.connection;
  const assigned = await org.query(
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.IsOwnedByProfile = false`
  );
  for (const { Id: id } of assigned) await org.delete('PermissionSetAssignment', String(id));
  const set = await org.create('PermissionSet', { Name: 'Readers', Label: 'Readers' });
  for (const SobjectType of ['Account', 'Contact', 'Lead', 'Opportunity'] as const) {
    const right = { PermissionsRead: true, PermissionsViewAllRecords: true };
    await org.create('ObjectPermissions', { ParentId: set, SobjectType, ...right });
    const described = await org.describe(SobjectType);
    const fields = described.filter(
      ({ name, permissionable }) =>
        permissionable && (READ_FIELDS[SobjectType] as readonly string[]).includes(name)
    );
    for (const { name } of fields) {
      const Field = `${SobjectType}.${name}`;
      await org.create('FieldPermissions', {
        ...{ ParentId: set, SobjectType, Field, PermissionsRead: true }
      });
    }
  }
  await org.create('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set });
}

it('only reads an org whose direction is "in": read rights suffice, and no call writes', async () => {
  await org.create('Contact', { LastName: 'Zero', Email: 'member0@village.example' });
  await workspace.settings.change(workspace.connection.id, { createContacts: true }, ADA);
  await workspace.take(aVillage(3, 9));
  await makeReadOnly();
  expect((await workspace.verify()).ok).toBe(false);
  await workspace.become({ direction: 'in' });
  await org.resetLedger();
  expect(await workspace.verify()).toMatchObject({ ok: true, findings: [] });
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, parked: 0, paused: [] });

  const { byKind, rowsWritten } = await org.ledger();
  const calls = Object.entries(byKind).filter(([, count]) => count > 0);
  expect(calls.map(([kind]) => kind)).toEqual(['query', 'composite', 'describe']);
  expect(rowsWritten).toBe(0);
  expect(await linkOf(MEMBER)).toMatchObject({ contactId: expect.stringMatching(/^003/) });
  expect(await openIssues()).toEqual([]);
  expect(await stateOf()).toBe('connected');
  const connection = { ...workspace.connection, direction: 'in' as const };
  expect((await countOutbox(workspace.storage, connection)).pending).toBe(0);
});

it('refuses to bring anything to an org that is only read, and sends all once it may', async () => {
  await workspace.take(aVillage(3, 9));
  await workspace.become({ direction: 'in' });
  await workspace.sync();
  await workspace.backfills.request(workspace.connection.id, {});
  const refused = { code: 'connection_reads_only', remedy: expect.stringContaining('Both ways') };
  await expect(workspace.rehearse()).rejects.toMatchObject(refused);
  await expect(workspace.syncPlan('p1')).rejects.toMatchObject(refused);
  await expect(workspace.backfill()).rejects.toMatchObject(refused);
  await workspace.backfills.cancel(workspace.connection.id);

  await workspace.become({ direction: 'both' });
  expect(await workspace.sync()).toMatchObject({ created: 13, parked: 0 });
});

it.each([
  ['is only read', { direction: 'in' as const }, 'connection_reads_only'],
  ['is disconnected', { state: 'disconnected' as const }, 'connection_state']
])('brings nothing to an org that %s by the time its turn has come', async (_, now, code) => {
  const { storage, connection } = workspace;
  await workspace.take(aVillage(3, 9));
  await workspace.backfills.request(connection.id, {});
  const name = `sync:${connection.id}`;
  const token = await storage.leases.acquire(name, 'elsewhere 1 run', 60_000);
  const waiting = expect(workspace.backfill()).rejects.toMatchObject({ code });
  await delay(100);
  if ('state' in now) await storage.connections.changeState(connection, now.state, null);
  else await workspace.become(now);
  await storage.leases.release({ name, token: token ?? 0 });
  await waiting;
  expect((await org.ledger()).rowsWritten).toBe(0);
  expect(await storage.runs.list(connection.id, 1)).toEqual([]);
});

it('neither reads nor counts deals of an org whose direction is "out", and forgets those it knew', async () => {
  const account = await org.create('Account', { Name: 'Village', Website: 'village.example' });
  const deal = await org.create('Opportunity', {
    ...{ Name: 'Roof', AccountId: account, StageName: 'Qualification', CloseDate: '2999-12-31' }
  });
  await workspace.take(aVillage(2, 4));
  await workspace.sync();
  expect(await mirroredDeals()).toEqual([deal]);

  await workspace.become({ direction: 'out' });
  const { userId } = workspace.connection;
  const rights = await org.query(
    `SELECT Id FROM ObjectPermissions WHERE SobjectType = 'Opportunity' AND ParentId IN
     (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}')`
  );
  for (const { Id: id } of rights) await org.delete('ObjectPermissions', String(id));
  expect(await workspace.verify()).toMatchObject({ ok: true });
  await workspace.take(aVillage(3, 9));
  expect(await workspace.sync()).toMatchObject({ parked: 0, paused: [] });
  expect(await mirroredDeals()).toEqual([]);
  expect(await openIssues()).toEqual([]);
  expect(await org.count('Activity__c')).toBe(9);

  await workspace.become({ direction: 'both' });
  expect((await workspace.verify()).findings.map(({ object }) => object)).toContain('Opportunity');
});

it('keeps away from the leads of a helpdesk: nobody is or stays matched with one', async () => {
  const lead = await org.create('Lead', {
    ...{ LastName: 'Zero', Company: 'Village', Email: 'member0@village.example' }
  });
  await workspace.take(aVillage(1, 1));
  await workspace.sync();
  expect(await linkOf(MEMBER)).toMatchObject({ leadId: lead });

  await workspace.become({ capability: 'helpdesk' });
  expect(await workspace.verify()).toMatchObject({ ok: true });
  await workspace.sync();
  expect(await linkOf(MEMBER)).toMatchObject({ leadId: null });
  expect(await org.query('SELECT Lead__c FROM Member__c')).toEqual([{ Lead__c: null }]);

  await workspace.become({ capability: 'crm' });
  await workspace.sync();
  expect(await linkOf(MEMBER)).toMatchObject({ leadId: lead });
});
