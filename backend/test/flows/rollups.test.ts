import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aCommunity, aMember, anActivity, aSession } from '../support/records.ts';
import { Workspace } from '../support/workspace.ts';

const DAY_MS = 86_400_000;
/** A Wednesday. */
const START = Date.parse('2026-09-16T10:00:00.000Z');
let milliseconds = START;
let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  milliseconds = START;
  org = await LocalOrg.start();
  workspace = await Workspace.connect(org, { clock: { now: () => new Date(milliseconds) } });
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

const at = (daysAgo: number) => new Date(START - daysAgo * DAY_MS).toISOString();

/** Ada, who is a Contact of Village Hall, and Lee, who is a Lead; both say something and view a demo. */
async function village(): Promise<Record<'account' | 'contact' | 'lead' | 'deal', string>> {
  const account = await org.create('Account', { Name: 'Village Hall' });
  const contact = await org.create('Contact', {
    ...{ LastName: 'Stone', Email: 'ada@porch.example', AccountId: account }
  });
  const lead = await org.create('Lead', {
    ...{ LastName: 'Post', Company: 'Post', Email: 'lee@porch.example' }
  });
  const deal = await org.create('Opportunity', {
    ...{ Name: 'Roof', StageName: 'Qualification', CloseDate: '2026-12-31', AccountId: account }
  });
  await workspace.take({
    communities: [aCommunity()],
    members: [
      aMember({ externalId: 'slack:T1:U1', email: 'ada@porch.example' }),
      aMember({ externalId: 'slack:T1:U2', email: 'lee@porch.example' }),
      aMember({ externalId: 'slack:T1:U3', status: 'Deactivated' })
    ],
    activities: [
      anActivity({ externalId: 'a1', occurredAt: at(0) }),
      anActivity({ externalId: 'a2', occurredAt: at(9), type: 'reply' }),
      anActivity({ externalId: 'a3', occurredAt: at(200) }),
      anActivity({ externalId: 'a4', occurredAt: at(29), memberKey: 'slack:T1:U2' })
    ],
    sessions: [
      aSession({ externalId: 'demo:1', email: 'ada@porch.example', opportunityId: deal }),
      aSession({ externalId: 'demo:2', email: 'lee@porch.example' })
    ]
  });
  return { account, contact, lead, deal };
}

const only = async (soql: string) => (await org.query(soql))[0];
const SESSION_END = expect.stringMatching(/^2023-11-14T22:12:30/) as unknown;
const NOW = expect.stringMatching(/^2026-09-16T10:00:00/) as unknown;

it('puts totals on members, communities and the records of the org, in one call', async () => {
  const { account, contact, lead, deal } = await village();
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 10, updated: 4, parked: 0 });
  // Two to read, for it is the first run; one for everything that is written.
  expect((await org.ledger()).byKind).toMatchObject({ composite: 3 });
  expect(
    await only(
      "SELECT ActivityCount__c, ActivityCount30d__c, LastActivityAt__c, EngagementLevel__c, ScoreReasons__c FROM Member__c WHERE ExternalId__c = 'slack:T1:U1'"
    )
  ).toEqual({
    ...{ ActivityCount__c: 3, ActivityCount30d__c: 2, LastActivityAt__c: NOW },
    EngagementLevel__c: 'New',
    ScoreReasons__c: expect.stringMatching(/^\{"v":1,"reasons":\[\{"type":"reply","count":1,/)
  });
  expect(
    await only(
      'SELECT MemberCount__c, ActiveMembers30d__c, ActivityCount__c, ActivityCount30d__c, ActivityTrend__c FROM Community__c'
    )
  ).toEqual({
    ...{ MemberCount__c: 2, ActiveMembers30d__c: 2, ActivityCount__c: 4, ActivityCount30d__c: 3 },
    ActivityTrend__c: expect.stringContaining('{"start":"2026-09-14","byType":{"message":1}}')
  });
  expect(
    await only(
      `SELECT CommunityMembers__c, ActiveCommunityMembers30d__c, CommunityActivities30d__c, LastCommunityActivityAt__c, CommunityTrend__c, DemoSessions__c FROM Account WHERE Id = '${account}'`
    )
  ).toEqual({
    ...{ CommunityMembers__c: 1, ActiveCommunityMembers30d__c: 1, CommunityActivities30d__c: 2 },
    ...{ LastCommunityActivityAt__c: NOW, DemoSessions__c: 1 },
    CommunityTrend__c: expect.stringContaining('{"start":"2026-09-07","count":1}')
  });
  const person =
    'CommunityLevel__c, CommunityMemberships__c, DemoSessions__c, LastDemoSessionAt__c';
  const expected = {
    ...{ CommunityLevel__c: 'New', CommunityMemberships__c: 1, DemoSessions__c: 1 },
    LastDemoSessionAt__c: SESSION_END
  };
  expect(await only(`SELECT ${person} FROM Contact WHERE Id = '${contact}'`)).toEqual(expected);
  expect(await only(`SELECT ${person} FROM Lead WHERE Id = '${lead}'`)).toEqual(expected);
  expect(
    await only(`SELECT DemoSessions__c, LastDemoSessionAt__c FROM Opportunity WHERE Id = '${deal}'`)
  ).toEqual({ DemoSessions__c: 1, LastDemoSessionAt__c: SESSION_END });
});

it('writes nothing on the same day, and on later days only what time has changed', async () => {
  await village();
  await workspace.sync();
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
  expect((await org.ledger()).rowsWritten).toBe(0);
  // Lee's message of 29 days ago leaves the window: member and community; scores age on Monday.
  milliseconds = START + DAY_MS;
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 2 });
  expect(
    await only("SELECT ActivityCount30d__c FROM Member__c WHERE ExternalId__c = 'slack:T1:U2'")
  ).toEqual({ ActivityCount30d__c: 0 });
  await org.resetLedger();
  milliseconds = START + 2 * DAY_MS;
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
});

it('takes totals away from whom a member left, and leaves a converted or deleted person alone', async () => {
  const { contact } = await village();
  await workspace.sync();
  const heir = await org.create('Contact', { LastName: 'Heir', Email: 'else@porch.example' });
  await org.update('Contact', contact, { Email: 'gone@porch.example' });
  await org.update('Contact', heir, { Email: 'ada@porch.example' });
  expect(await workspace.sync()).toMatchObject({ parked: 0 });
  const totals = 'CommunityMemberships__c, CommunityScore__c, DemoSessions__c';
  expect(await only(`SELECT ${totals} FROM Contact WHERE Id = '${contact}'`)).toEqual({
    ...{ CommunityMemberships__c: 0, CommunityScore__c: null, DemoSessions__c: 0 }
  });
  expect(await only(`SELECT ${totals} FROM Contact WHERE Id = '${heir}'`)).toMatchObject({
    ...{ CommunityMemberships__c: 1, DemoSessions__c: 1 }
  });
  await org.delete('Contact', heir);
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
});

it('goes on without the object it may not edit, says so, and completes it when the right returns', async () => {
  await village();
  const [grant] = await org.query(
    "SELECT Id, ParentId FROM ObjectPermissions WHERE SobjectType = 'Account' AND Parent.Name = 'Porchlight_Standard_Access'"
  );
  const id = String(grant?.['Id']);
  await org.update('ObjectPermissions', id, {
    ...{ PermissionsEdit: false, PermissionsDelete: false, PermissionsModifyAllRecords: false }
  });
  expect(await workspace.sync()).toMatchObject({ paused: ['Account'], created: 10, updated: 3 });
  const issues = await workspace.storage.issues.listOpen(workspace.connection.id, 10);
  expect(issues).toMatchObject([{ object: 'Account', code: 'object_not_writable' }]);
  await org.update('ObjectPermissions', id, { PermissionsEdit: true });
  expect(await workspace.sync()).toMatchObject({ paused: [], created: 0, updated: 1 });
});

it('sends nothing to an Account that was deleted', async () => {
  const { account, deal } = await village();
  await workspace.sync();
  await org.delete('Opportunity', deal);
  await org.delete('Account', account);
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
  await workspace.take({ activities: [anActivity({ externalId: 'a5', occurredAt: at(1) })] });
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 1, parked: 0 });
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
});
