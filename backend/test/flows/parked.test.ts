import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Member } from '../../src/domain/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aMember, anActivity, anException } from '../support/records.ts';
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

const BAD: readonly Member[] = [
  aMember({ externalId: 'slack:T1:B1', handle: 'x'.repeat(300) }),
  aMember({ externalId: 'slack:T1:B2', status: 'Asleep' as Member['status'] }),
  aMember({ externalId: 'slack:T1:B3', email: 'not an address' })
];

async function parkedRows() {
  const { storage, connection } = workspace;
  const parked = await storage.exceptions.listByState(connection.id, 'Member__c', 'parked');
  return parked.map(({ externalId, code, field }) => [externalId, code, field]);
}

it('parks three bad rows with code and remedy, and lands the rest', async () => {
  const village = aVillage(197, 0);
  await workspace.take({ ...village, members: [...village.members, ...BAD] });
  expect(await workspace.sync()).toMatchObject({
    status: 'done_with_parked',
    created: 198,
    parked: 3,
    newlyParked: 3,
    waiting: 0
  });
  expect(await org.count('Member__c')).toBe(197);
  expect(await parkedRows()).toEqual([
    ['slack:T1:B1', 'STRING_TOO_LONG', 'Handle__c'],
    ['slack:T1:B2', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Status__c'],
    ['slack:T1:B3', 'INVALID_EMAIL_ADDRESS', 'Email__c']
  ]);
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id, 10);
  expect(issues.map(({ code }) => code).toSorted()).toEqual([
    'INVALID_EMAIL_ADDRESS',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'STRING_TOO_LONG'
  ]);
  expect(issues.every(({ remedy }) => remedy.length > 10)).toBe(true);
});

it('does not try a parked row again until its content changes', async () => {
  await workspace.take({ ...aVillage(2, 0), members: BAD });
  await workspace.sync();
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ parked: 3, newlyParked: 0, apiCalls: 1 });
  await workspace.take({ members: [aMember({ ...BAD[2], email: 'ada@porch.example' })] });
  expect(await workspace.sync()).toMatchObject({ created: 1, parked: 2 });
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id, 10);
  expect(issues.map(({ recordKey }) => recordKey).toSorted()).toEqual([
    'slack:T1:B1',
    'slack:T1:B2'
  ]);
});

it('holds the activities of a parked member and sends them in the run in which he lands', async () => {
  const village = aVillage(2, 4);
  const held = ['a1', 'a2'].map((externalId) =>
    anActivity({ externalId, memberKey: 'slack:T1:B3' })
  );
  const addressed = anActivity({
    externalId: 'a3',
    memberKey: 'slack:T1:U1',
    recipientKey: 'slack:T1:B3'
  });
  await workspace.take({
    communities: village.communities,
    members: [...village.members, ...BAD.slice(2)],
    activities: [...village.activities, ...held, addressed]
  });
  expect(await workspace.sync()).toMatchObject({ created: 8, parked: 1, waiting: 3 });
  expect(await org.count('Activity__c')).toBe(5);

  await workspace.take({ members: [aMember({ ...BAD[2], email: 'ada@porch.example' })] });
  expect(await workspace.sync()).toMatchObject({
    status: 'done',
    created: 3,
    updated: 1,
    parked: 0,
    waiting: 0
  });
  const recipients = await org.query(
    "SELECT Recipient__r.ExternalId__c FROM Activity__c WHERE ExternalId__c = 'a3'"
  );
  expect(recipients).toMatchObject([{ Recipient__r: { ExternalId__c: 'slack:T1:B3' } }]);
});

const WRITTEN = anActivity({ externalId: 'a1', memberKey: 'slack:T1:U1', body: 'Good morning' });

/** A member and an activity of hers are in the org; then her record cannot be updated any more. */
async function parkUpdate() {
  await workspace.take({ ...aVillage(2, 0), activities: [WRITTEN] });
  await workspace.sync();
  await workspace.take({
    members: [aMember({ externalId: 'slack:T1:U1', email: 'not an address' })]
  });
  expect(await workspace.sync()).toMatchObject({ newlyParked: 1, waiting: 0 });
}

it('sends the activities of a member who is in the org, though her update is parked', async () => {
  await parkUpdate();
  // No total changes with it: nothing else of her is sent in this run.
  await workspace.take({ activities: [anActivity({ ...WRITTEN, body: 'Good evening' })] });
  expect(await workspace.sync()).toMatchObject({ updated: 1, parked: 1, waiting: 0 });
  expect(await org.query('SELECT Body__c FROM Activity__c')).toEqual([{ Body__c: 'Good evening' }]);

  const toHer = { memberKey: 'slack:T1:U0', recipientKey: 'slack:T1:U1' };
  await workspace.take({ activities: [anActivity({ externalId: 'a2', ...toHer })] });
  expect(await workspace.sync()).toMatchObject({ created: 1, waiting: 0, apiCalls: 2 });
  const addressed =
    "SELECT COUNT() FROM Activity__c WHERE Recipient__r.ExternalId__c = 'slack:T1:U1'";
  expect(await org.countOf(addressed)).toBe(1);
  expect(await workspace.sync()).toMatchObject({ apiCalls: 1, updated: 0, newlyParked: 0 });
});

it('lets go what has waited for a parked update', async () => {
  await parkUpdate();
  const { storage, connection } = workspace;
  const held = anException({ connectionId: connection.id, object: 'Activity__c' });
  await storage.exceptions.saveAll([
    { ...held, externalId: 'a1', state: 'waiting', parentKey: 'slack:T1:U1' }
  ]);
  expect(await workspace.sync()).toMatchObject({ updated: 1, waiting: 0, parked: 1 });
});

it('holds them back once the member is gone from the org, and asks for nothing in vain', async () => {
  await parkUpdate();
  const [written] = await org.query('SELECT Id, Member__c FROM Activity__c');
  await org.delete('Activity__c', String(written?.['Id']));
  await org.delete('Member__c', String(written?.['Member__c']));
  await workspace.take({ activities: [anActivity({ ...WRITTEN, body: 'Good evening' })] });
  expect(await workspace.sync()).toMatchObject({ parked: 1, waiting: 1 });
  expect(await workspace.sync()).toMatchObject({ apiCalls: 1, parked: 1, waiting: 1 });
  await workspace.take({ members: [aMember({ email: 'ada@porch.example' })] });
  expect(await workspace.sync()).toMatchObject({ created: 2, parked: 0, waiting: 0 });
});

it('closes what was reported of a member who lands anew because the org lost her', async () => {
  await workspace.take({ ...aVillage(2, 0), activities: [WRITTEN] });
  await workspace.sync();
  const her = "SELECT Id FROM Member__c WHERE ExternalId__c = 'slack:T1:U1'";
  const [row] = await org.query(her);
  const id = String(row?.['Id']);
  const errorCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
  await org.planFaults({ kind: 'row', errorCode, match: 'Member__c', row: 'slack:T1:U1' });
  await workspace.take({ members: [aMember({ externalId: 'slack:T1:U1', name: 'Ada' })] });
  expect(await workspace.sync()).toMatchObject({ newlyParked: 1 });
  await org.clearFaults();
  const [written] = await org.query('SELECT Id FROM Activity__c');
  await org.delete('Activity__c', String(written?.['Id']));
  await org.delete('Member__c', id);
  await workspace.take({ activities: [anActivity({ ...WRITTEN, body: 'Good evening' })] });
  expect(await workspace.sync()).toMatchObject({ created: 2, parked: 0, waiting: 0 });
  expect(await workspace.storage.issues.listOpen(workspace.connection.id)).toEqual([]);
});

it('brings back a parent that somebody deleted in the org', async () => {
  await workspace.take(aVillage(2, 0));
  await workspace.sync();
  const [gone] = await org.query("SELECT Id FROM Member__c WHERE ExternalId__c = 'slack:T1:U1'");
  await org.delete('Member__c', String(gone?.['Id']));
  await workspace.take({ activities: [anActivity({ memberKey: 'slack:T1:U1' })] });
  expect(await workspace.sync()).toMatchObject({ status: 'done', waiting: 0, parked: 0 });
  expect(await org.count('Activity__c')).toBe(1);
  expect(await org.count('Member__c')).toBe(2);
});

it.each([
  ['retry', { kind: 'lock', probability: 1 }],
  ['parked', { kind: 'row', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }]
])('forgets the totals of a Contact who is deleted, in state %s', async (state, fault) => {
  const village = aVillage(1, 2);
  const email = village.members[0]?.email;
  const contact = await org.create('Contact', { LastName: 'Zero', Email: email });
  await org.planFaults({ ...fault, match: 'Contact$', row: contact });
  await workspace.take(village);
  await workspace.sync();
  const { storage, connection } = workspace;
  const [excepted] = await storage.exceptions.listByKeys(connection.id, [contact]);
  expect(excepted).toMatchObject({ object: 'Contact', state });
  await storage.exceptions.saveAll([anException({ ...excepted, retryAt: null })]);
  await org.clearFaults();
  await org.delete('Contact', contact);
  await workspace.sync();
  expect(await storage.exceptions.counts(connection.id)).toEqual({
    ...{ retry: 0, waiting: 0, parked: 0 }
  });
  expect(await storage.issues.listOpen(connection.id)).toEqual([]);
});
