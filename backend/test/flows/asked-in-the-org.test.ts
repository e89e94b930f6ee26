import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SCORE_WEIGHTS } from '../../src/rules/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aCommunity, aMember, anActivity } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const MESSAGE_WEIGHT = fileURLToPath(
  new URL(
    '../../../force-app/main/default/customMetadata/ScoreWeight.Message.md-meta.xml',
    import.meta.url
  )
);
const DAY = 24 * 60;
let folder: string;
let org: LocalOrg;
let workspace: Workspace;
/** What the backend's clock is ahead of the machine's. */
let minutesAhead: number;

beforeEach(async () => {
  minutesAhead = 0;
  folder = mkdtempSync(join(tmpdir(), 'porchlight-weights-'));
  mkdirSync(join(folder, 'customMetadata'));
  writeFileSync(
    join(folder, 'customMetadata', 'ScoreWeight.Message.md-meta.xml'),
    readFileSync(MESSAGE_WEIGHT, 'utf8').replace('>1.0<', '>7.5<')
  );
  org = await LocalOrg.start('--source', folder);
  const clock = { now: () => new Date(Date.now() + minutesAhead * 60_000) };
  workspace = await Workspace.connect(org, { clock });
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Health {
  readonly runs: readonly { readonly status: string; readonly created: number }[];
  readonly issues: readonly { readonly id: string; readonly recordKey: string }[];
}

async function laterBy(minutes: number): Promise<void> {
  minutesAhead += minutes;
  await org.advanceClock(minutes * 60);
}

it('tries a row again that an administrator asks for on the health page, and answers', async () => {
  const bad = aMember({ externalId: 'slack:T1:B1', email: 'not an address' });
  await workspace.take({ ...aVillage(1, 0), members: [bad, ...aVillage(1, 0).members] });
  await workspace.sync();
  const health = (await org.callApex('SyncHealthController', 'getHealth')) as Health;
  expect(health.runs).toMatchObject([{ status: 'done_with_parked', created: 2 }]);
  expect(health.issues).toMatchObject([{ recordKey: 'slack:T1:B1' }]);

  await laterBy(5);
  await workspace.sync();
  const issueIds = health.issues.map(({ id }) => id);
  expect(await org.callApex('SyncHealthController', 'requestRetry', { issueIds })).toBe(1);
  await laterBy(5);
  await org.resetLedger();
  // Asks, and asks who wants what; tries again; says that it was refused again.
  expect(await workspace.sync()).toMatchObject({ parked: 1, newlyParked: 1 });
  expect((await org.ledger()).calls).toBe(4);
  const [issue] = await org.query('SELECT State__c, RetryRequestedAt__c FROM SyncIssue__c');
  expect(issue).toEqual({ State__c: 'open', RetryRequestedAt__c: null });

  // Idle again: what it wrote itself is looked at once, and then no more.
  for (const calls of [2, 1]) {
    await laterBy(5);
    await org.resetLedger();
    await workspace.sync();
    expect((await org.ledger()).calls).toBe(calls);
  }
});

it('takes an issue out of the org that it knows nothing of, when somebody asks about it', async () => {
  await workspace.take({ ...aVillage(1, 0), members: [aMember({ handle: 'x'.repeat(300) })] });
  await workspace.sync();
  await org.create('SyncIssue__c', {
    ...{ ExternalId__c: 'of-another-database', State__c: 'open', Code__c: 'OLD' },
    RetryRequestedAt__c: new Date().toISOString()
  });
  await laterBy(5);
  await workspace.sync();
  expect(await org.query('SELECT Code__c FROM SyncIssue__c')).toEqual([
    { Code__c: 'STRING_TOO_LONG' }
  ]);
});

it('sees a contact role that comes or goes while its Opportunity stays the same', async () => {
  const account = await org.create('Account', { Name: 'Village Hall' });
  const lee = await org.create('Contact', { LastName: 'Post', Email: 'lee@porch.example' });
  const deal = await org.create('Opportunity', {
    ...{ Name: 'Roof', AccountId: account, StageName: 'Qualification', CloseDate: '2999-12-31' }
  });
  await workspace.take({
    communities: [aCommunity()],
    members: [aMember({ externalId: 'slack:T1:U1', email: 'lee@porch.example' })],
    activities: [anActivity({ occurredAt: new Date(Date.now() + 3_600_000).toISOString() })]
  });
  await workspace.sync();
  const touches = async () =>
    (await org.query(`SELECT CommunityTouches__c FROM Opportunity WHERE Id = '${deal}'`))[0]?.[
      'CommunityTouches__c'
    ];
  // Out of the window that every read looks over again.
  await laterBy(30);
  await workspace.sync();
  await laterBy(30);
  const role = await org.create('OpportunityContactRole', { OpportunityId: deal, ContactId: lee });
  await laterBy(5);
  await workspace.sync();
  expect(await touches()).toBe(1);
  await laterBy(30);
  await org.delete('OpportunityContactRole', role);
  await laterBy(5);
  await workspace.sync();
  expect(await touches()).toBe(0);
});

it('scores with the weights of the org, and anew on the day after they have changed', async () => {
  await workspace.take(aVillage(1, 1));
  const score = async () =>
    (await org.query('SELECT EngagementScore__c FROM Member__c'))[0]?.['EngagementScore__c'];
  const { storage, connection } = workspace;
  const { activities } = aVillage(1, 1);
  const [recent] = activities;
  await workspace.take({
    activities: [{ ...recent, occurredAt: new Date().toISOString() } as never]
  });
  await workspace.sync();
  expect(Number(await score())).toBeGreaterThan(5);
  // As if the org had said otherwise until now.
  await storage.scoreWeights.replaceAll(connection.id, SCORE_WEIGHTS);
  await storage.memberRollups.markAllDue(connection.id, '2000-01-01');
  await workspace.sync();
  expect(Number(await score())).toBeLessThan(2);

  minutesAhead += DAY;
  await org.resetLedger();
  await workspace.sync();
  expect(Number(await score())).toBeGreaterThan(5);
  expect((await org.ledger()).byKind).toMatchObject({ composite: 2 });
});
