import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aMember, anActivity, aSession } from '../support/records.ts';
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

it('writes a tick of 200 changed members, 600 activities and 200 sessions in exactly one call', async () => {
  const village = aVillage(200, 0);
  await workspace.take(village);
  await workspace.sync();
  await workspace.take({
    members: village.members.map((member) => aMember({ ...member, jobTitle: 'Baker' })),
    activities: Array.from({ length: 600 }, (_, index) =>
      anActivity({ externalId: `tick:${index}`, memberKey: `slack:T1:U${index % 200}` })
    ),
    sessions: Array.from({ length: 200 }, (_, index) =>
      aSession({ externalId: `demo:${index}`, email: `member${index}@village.example` })
    )
  });
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 800, updated: 201, apiCalls: 2 });
  // One that reads, one that writes: the community goes as a row of its own, and so does the run itself.
  expect(await org.ledger()).toMatchObject({ calls: 2, byKind: { composite: 2 } });
  expect(await org.count('Session__c')).toBe(200);
  expect(await org.query('SELECT Created__c FROM SyncRun__c WHERE Created__c = 800')).toHaveLength(
    1
  );
});

it('never meets a lock of its own, even when one member has most of the activities', async () => {
  await workspace.take(aVillage(100, 0));
  await workspace.sync();
  await org.switchRules({ parentLockMilliseconds: 100 });
  await workspace.take({
    activities: Array.from({ length: 6_000 }, (_, index) =>
      anActivity({
        externalId: `lock:${index}`,
        memberKey: `slack:T1:U${index < 3_000 ? 0 : index % 100}`
      })
    )
  });
  const result = await workspace.sync();
  // One reads, one writes the totals of all members; a row that met a lock would need one more.
  expect(result).toMatchObject({ status: 'done', created: 6_000, apiCalls: 1 + 1 + 6 });
});

it('spends one write call on what its source changed, and tells the org of the run with it', async () => {
  const village = aVillage(5, 10);
  await workspace.take(village);
  await workspace.sync();
  const edited = village.activities.slice(0, 4).map((one) => ({ ...one, body: 'Better words' }));
  const fresh = anActivity({ externalId: 'fresh', memberKey: 'slack:T1:U0' });
  await workspace.take({ activities: [...edited, fresh] });
  expect(await workspace.sync()).toMatchObject({ created: 1, apiCalls: 2 });
});
