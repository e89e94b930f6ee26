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

async function rowsInOrg(): Promise<number[]> {
  return [
    await org.count('Community__c'),
    await org.count('Member__c'),
    await org.count('Activity__c')
  ];
}

it('lands every row of a first push, at about one call for a thousand rows', async () => {
  await workspace.take(aVillage(60, 2500));
  await org.resetLedger();
  const result = await workspace.sync();
  expect(result).toMatchObject({
    status: 'done',
    created: 2561,
    updated: 0,
    parked: 0,
    waiting: 0
  });
  expect(await rowsInOrg()).toEqual([1, 60, 2500]);
  const ledger = await org.ledger();
  expect(ledger.calls).toBeLessThanOrEqual(2561 / 1000 + 6);
  expect(result.apiCalls).toBe(ledger.calls);
});

it('writes nothing when nothing changed, and reads in one call', async () => {
  await workspace.take(aVillage(5, 20));
  await workspace.sync();
  await org.resetLedger();
  const result = await workspace.sync();
  expect(result).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
  expect(await org.ledger()).toMatchObject({ calls: 1, rowsWritten: 0 });
});

it('sends one row for a member that changed often, and none for one that changed back', async () => {
  const village = aVillage(5, 0);
  await workspace.take(village);
  await workspace.sync();
  const [first, second] = village.members;
  for (const name of ['One', 'Two', 'Three']) {
    await workspace.take({ members: [aMember({ ...first, name })] });
  }
  await workspace.take({ members: [aMember({ ...second, name: 'Passing' })] });
  await workspace.take({ members: [aMember({ ...second })] });
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  // The member, and the run itself.
  expect((await org.ledger()).rowsWritten).toBe(2);
  const names = await org.query("SELECT Name FROM Member__c WHERE Name IN ('Three', 'Passing')");
  expect(names).toEqual([{ Name: 'Three' }]);
});

it('finds the same rows again after the backend has lost its database', async () => {
  await workspace.take(aVillage(10, 100));
  await workspace.sync();
  const before = await org.query('SELECT Id, ExternalId__c FROM Activity__c ORDER BY Id');
  await workspace.close();
  workspace = await Workspace.connect(org);
  await workspace.take(aVillage(10, 100));
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 111 });
  expect(await org.query('SELECT Id, ExternalId__c FROM Activity__c ORDER BY Id')).toEqual(before);
});

it('links members by address, takes the link to their activities, and keeps an earlier link beside a new one', async () => {
  const account = await org.create('Account', { Name: 'Village Hall' });
  const contact = await org.create('Contact', {
    LastName: 'Zero',
    Email: 'MEMBER0@village.example',
    AccountId: account
  });
  const lead = await org.create('Lead', {
    LastName: 'One',
    Company: 'Village',
    Email: 'member1@village.example'
  });
  for (const name of ['Twin', 'Other Twin']) {
    await org.create('Contact', { LastName: name, Email: 'member2@village.example' });
  }
  await workspace.take(aVillage(4, 8));
  await workspace.sync();
  const links = 'Contact__c, Lead__c, Account__c';
  expect(
    await org.query(`SELECT ${links}, MatchRule__c FROM Member__c ORDER BY ExternalId__c`)
  ).toEqual([
    { Contact__c: contact, Lead__c: null, Account__c: account, MatchRule__c: 'contact_email' },
    { Contact__c: null, Lead__c: lead, Account__c: null, MatchRule__c: 'lead_email' },
    { Contact__c: null, Lead__c: null, Account__c: null, MatchRule__c: 'ambiguous' },
    { Contact__c: null, Lead__c: null, Account__c: account, MatchRule__c: 'account_domain' }
  ]);
  const ofContact = `SELECT COUNT() FROM Activity__c WHERE Contact__c = '${contact}'`;
  expect(await org.countOf(ofContact)).toBe(2);
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id, 10);
  expect(issues.map(({ code, recordKey }) => [code, recordKey])).toEqual([
    ['ambiguous_match', 'slack:T1:U2']
  ]);

  await org.update('Contact', contact, { Email: 'member3@village.example' });
  await workspace.sync();
  expect(
    await org.query(
      `SELECT ExternalId__c FROM Member__c WHERE Contact__c = '${contact}' ORDER BY ExternalId__c`
    )
  ).toEqual([{ ExternalId__c: 'slack:T1:U0' }, { ExternalId__c: 'slack:T1:U3' }]);
  expect(await org.countOf(ofContact)).toBe(4);
});
