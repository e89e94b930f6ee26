import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aMember } from '../support/records.ts';
import { aVillage, STUDIO, Workspace } from '../support/workspace.ts';

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

const BAD = aMember({ externalId: 'slack:T1:B1', email: 'not an address' });
const runs = () =>
  org.query(
    'SELECT ExternalId__c, Kind__c, Status__c, Created__c, Updated__c, Parked__c, ApiCalls__c,' +
      ' ApiCallsLeft__c, FinishedAt__c, Message__c, StudioUrl__c FROM SyncRun__c ORDER BY StartedAt__c'
  );
const issues = () =>
  org.query(
    'SELECT Code__c, Object__c, RecordKey__c, State__c, Remedy__c, RetryRequestedAt__c,' +
      ' SyncRun__r.ExternalId__c FROM SyncIssue__c ORDER BY Code__c'
  );

it('tells the org of a run with the very call that carries its rows', async () => {
  await workspace.take(aVillage(3, 6));
  await org.resetLedger();
  const result = await workspace.sync();
  expect(result).toMatchObject({ created: 10, apiCalls: 3 });
  // Two that read, since it is the first run, and one that writes.
  expect((await org.ledger()).byKind).toMatchObject({ composite: 3 });
  expect(await runs()).toMatchObject([
    {
      ...{ ExternalId__c: result.run, Kind__c: 'sync', Status__c: 'done', Created__c: 10 },
      ...{ Updated__c: 0, Parked__c: 0, ApiCalls__c: 3, ApiCallsLeft__c: expect.any(Number) },
      ...{ FinishedAt__c: expect.any(String), Message__c: null },
      StudioUrl__c: `${STUDIO}/#/history/${result.run}?connection=${workspace.connection.id}`
    }
  ]);
  await org.resetLedger();
  await workspace.sync();
  // A run that found nothing to do says nothing.
  expect(await org.ledger()).toMatchObject({ calls: 1, rowsWritten: 0 });
  expect(await runs()).toHaveLength(1);
});

it('corrects at its end what the last call foresaw, once, with the issues that came up', async () => {
  await workspace.take({ ...aVillage(2, 0), members: [BAD, ...aVillage(2, 0).members] });
  const result = await workspace.sync();
  expect(result).toMatchObject({ created: 3, parked: 1, apiCalls: 4 });
  expect(await runs()).toMatchObject([
    { Status__c: 'done_with_parked', Created__c: 3, Parked__c: 1, ApiCalls__c: 4 }
  ]);
  expect(await issues()).toMatchObject([
    {
      ...{ Code__c: 'INVALID_EMAIL_ADDRESS', Object__c: 'Member__c', State__c: 'open' },
      ...{ RecordKey__c: BAD.externalId, RetryRequestedAt__c: null },
      Remedy__c: expect.stringMatching(/^Email__c: ./),
      SyncRun__r: { ExternalId__c: result.run }
    }
  ]);
  await org.resetLedger();
  await workspace.sync();
  expect((await org.ledger()).rowsWritten).toBe(0);
  await workspace.take({ members: [aMember({ ...BAD, email: 'ada@porch.example' })] });
  await workspace.sync();
  expect(await issues()).toMatchObject([{ State__c: 'resolved' }]);
  expect(await runs()).toMatchObject([{}, { Status__c: 'done', Created__c: 1, Parked__c: 0 }]);
});

it('tells of a run of several calls that is under way, and how it ended', async () => {
  await workspace.take(aVillage(20, 3_000));
  const result = await workspace.sync();
  expect(result).toMatchObject({ created: 3_021, apiCalls: 2 + 4 });
  expect(await runs()).toMatchObject([{ Status__c: 'done', Created__c: 3_021, ApiCalls__c: 6 }]);
});

it('goes on without a word when it may not write how it is doing, and says so here', async () => {
  const grants = await org.query(
    "SELECT Id FROM ObjectPermissions WHERE SobjectType = 'SyncRun__c' AND Parent.Name = 'PorchlightIntegrationUser'"
  );
  await org.delete('ObjectPermissions', String(grants[0]?.['Id']));
  await workspace.take(aVillage(2, 2));
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 5 });
  expect(await org.count('SyncRun__c')).toBe(0);
  const open = await workspace.storage.issues.listOpen(workspace.connection.id);
  expect(open).toMatchObject([{ object: 'SyncRun__c', code: 'health_not_writable' }]);
  // The issue about it has landed with one call; from then on idle runs are idle again.
  await workspace.sync();
  await org.resetLedger();
  await workspace.sync();
  expect((await org.ledger()).rowsWritten).toBe(0);
});

it('keeps the newest 200 runs in the org', async () => {
  const { storage, connection } = workspace;
  await workspace.take(aVillage(1, 0));
  await workspace.sync();
  const [first] = await storage.runs.list(connection.id, 1);
  for (let index = 0; index < 230; index += 1) {
    const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    if (first) await storage.runs.save({ ...first, id, startedAt: '2020-01-01T00:00:00.000Z' });
  }
  for (const name of ['One', 'Two', 'Three']) {
    await workspace.take({ members: [aMember({ externalId: 'slack:T1:U0', name })] });
    await workspace.sync();
  }
  expect(await org.count('SyncRun__c')).toBe(200);
});
