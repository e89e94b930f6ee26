import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Member } from '../../src/domain/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aMember, anActivity } from '../support/records.ts';
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
