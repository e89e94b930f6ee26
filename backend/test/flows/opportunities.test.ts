import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { ADA, aCommunity, aMember, anActivity, aSession } from '../support/records.ts';
import { Workspace } from '../support/workspace.ts';

const FAR = '2999-12-31';
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

const only = async (soql: string) => (await org.query(soql))[0];
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const aDeal = (AccountId: string, Name = 'Roof') =>
  org.create('Opportunity', { ...{ Name, AccountId, StageName: 'Qualification', CloseDate: FAR } });
const touchesOf = async (deal: string) =>
  (await only(`SELECT CommunityTouches__c FROM Opportunity WHERE Id = '${deal}'`))?.[
    'CommunityTouches__c'
  ];
const sessionDeals = async () =>
  (await org.query('SELECT Opportunity__c FROM Session__c ORDER BY ExternalId__c')).map(
    (row) => row['Opportunity__c']
  );

/** Ada of Village Hall, and Lee of another Account who has a role in its deal. */
async function village(): Promise<Record<'account' | 'ada' | 'lee' | 'deal' | 'role', string>> {
  const account = await org.create('Account', { Name: 'Village Hall' });
  const other = await org.create('Account', { Name: 'Post' });
  const ada = await org.create('Contact', {
    ...{ LastName: 'Stone', Email: 'ada@porch.example', AccountId: account }
  });
  const lee = await org.create('Contact', {
    ...{ LastName: 'Post', Email: 'lee@porch.example', AccountId: other }
  });
  const deal = await aDeal(account);
  const role = await org.create('OpportunityContactRole', {
    ...{ OpportunityId: deal, ContactId: lee, Role: 'Evaluator' }
  });
  await workspace.take({
    communities: [aCommunity()],
    members: [
      aMember({ externalId: 'slack:T1:U1', email: 'ada@porch.example' }),
      aMember({ externalId: 'slack:T1:U2', email: 'lee@porch.example' })
    ],
    activities: [
      anActivity({ externalId: 'a1', occurredAt: '2020-01-01T00:00:00.000Z' }),
      anActivity({ externalId: 'a2', occurredAt: inAnHour() }),
      anActivity({ externalId: 'a3', occurredAt: inAnHour(), memberKey: 'slack:T1:U2' })
    ],
    sessions: [aSession({ email: 'ada@porch.example' })]
  });
  return { account, ada, lee, deal, role };
}

it('counts touches and links the session to the only open deal', async () => {
  const { deal } = await village();
  await org.resetLedger();
  // One read, one for the weights of the score in the first run, and one write.
  expect(await workspace.sync()).toMatchObject({ parked: 0 });
  expect((await org.ledger()).byKind).toMatchObject({ composite: 3 });
  expect(await touchesOf(deal)).toBe(2);
  const [owner] = await org.query(
    `SELECT OwnerId, Owner.Email, DemoSessions__c, LastCommunityTouchAt__c FROM Opportunity WHERE Id = '${deal}'`
  );
  expect(owner).toMatchObject({ DemoSessions__c: 1 });
  expect(owner?.['LastCommunityTouchAt__c']).not.toBeNull();
  const email = (owner?.['Owner'] as { Email: string }).Email;
  expect(
    await only(
      'SELECT Opportunity__c, OpportunityOwnerId__c, OpportunityOwnerEmail__c FROM Session__c'
    )
  ).toEqual({
    ...{ Opportunity__c: deal, OpportunityOwnerId__c: owner?.['OwnerId'] },
    OpportunityOwnerEmail__c: email
  });
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
  expect((await org.ledger()).rowsWritten).toBe(0);
});

it('takes the session back when there are two deals, and gives it to the one that is left', async () => {
  const { account, deal } = await village();
  await workspace.sync();
  const second = await aDeal(account, 'Door');
  await workspace.sync();
  expect(await sessionDeals()).toEqual([null]);
  expect(await only(`SELECT DemoSessions__c FROM Opportunity WHERE Id = '${deal}'`)).toEqual({
    DemoSessions__c: 0
  });
  await org.update('Opportunity', deal, { StageName: 'Closed Won' });
  await workspace.sync();
  expect(await sessionDeals()).toEqual([second]);
  await org.delete('Opportunity', second);
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
  expect(await sessionDeals()).toEqual([null]);
});

it('keeps what a rep connected until that deal is deleted', async () => {
  const { account, deal } = await village();
  const second = await aDeal(account, 'Door');
  await workspace.take({
    sessions: [aSession({ email: 'ada@porch.example', opportunityId: second })]
  });
  await workspace.sync();
  expect(await sessionDeals()).toEqual([second]);
  await org.delete('Opportunity', second);
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
  expect(await sessionDeals()).toEqual([deal]);
});

it('goes on without opportunities it may not read, and says so once', async () => {
  await village();
  const grants = await org.query(
    "SELECT Id FROM ObjectPermissions WHERE SobjectType = 'Opportunity' AND Parent.Name = 'Porchlight_Standard_Access'"
  );
  await org.delete('ObjectPermissions', String(grants[0]?.['Id']));
  expect(await workspace.sync()).toMatchObject({ paused: ['Opportunity'], parked: 0 });
  await workspace.sync();
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id, 10);
  const read = issues.filter(({ code }) => code === 'people_not_readable');
  expect(read).toMatchObject([{ object: 'Opportunity' }]);
  expect(await org.count('Activity__c')).toBe(3);
});

it('marks teammates, takes their score away, and gives it back', async () => {
  await village();
  await workspace.take({
    members: [aMember({ externalId: 'slack:T1:U3', email: 'sam@pipwright.example' })],
    activities: [anActivity({ externalId: 'a9', memberKey: 'slack:T1:U3', occurredAt: inAnHour() })]
  });
  await workspace.sync();
  const sam = () =>
    only(
      "SELECT IsTeammate__c, EngagementScore__c FROM Member__c WHERE ExternalId__c = 'slack:T1:U3'"
    );
  expect(await sam()).toEqual({ IsTeammate__c: false, EngagementScore__c: 1 });
  const { settings, connection } = workspace;
  await settings.change(connection.id, { teammateDomains: ['pipwright.example'] }, ADA);
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 1 });
  expect(await sam()).toEqual({ IsTeammate__c: true, EngagementScore__c: 0 });
  await settings.change(connection.id, { teammateDomains: [] }, ADA);
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 1 });
  expect(await sam()).toEqual({ IsTeammate__c: false, EngagementScore__c: 1 });
});
