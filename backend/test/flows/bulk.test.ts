import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

const ACTIVITIES = 8_100;

let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  org = await LocalOrg.start('--clock', '2026-03-01T09:00:00Z');
  workspace = await connect();
  await workspace.take(aVillage(40, ACTIVITIES));
  await org.resetLedger();
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
});

/** The time of a wait passes at the org instead. */
function connect(): Promise<Workspace> {
  return Workspace.connect(org, { pause: (milliseconds) => org.advanceClock(milliseconds / 1000) });
}

async function expectAllLanded(): Promise<void> {
  expect(await org.count('Activity__c')).toBe(ACTIVITIES);
  expect(await workspace.storage.exceptions.counts(workspace.connection.id)).toEqual({
    ...{ retry: 0, waiting: 0, parked: 0 }
  });
  expect(await workspace.storage.bulkJobs.list(workspace.connection.id)).toEqual([]);
}

it('sends thousands of rows as one clean Bulk job and fetches no results', async () => {
  const result = await workspace.sync();
  expect(result).toMatchObject({ status: 'done', created: ACTIVITIES + 41, updated: 0 });
  await expectAllLanded();
  const { byKind } = await org.ledger();
  // Create, upload, close, and as many polls as the job took.
  expect(byKind['bulk']).toBeLessThanOrEqual(3 + 4);
  expect(result.apiCalls).toBeLessThanOrEqual(3 + 4 + 3);
  const rows = await org.query(
    'SELECT Member__r.ExternalId__c, Recipient__r.ExternalId__c, Body__c, Title__c FROM Activity__c' +
      " WHERE ExternalId__c = 'slack:T1:C1:17000000007.000000'"
  );
  expect(rows).toMatchObject([
    {
      Member__r: { ExternalId__c: 'slack:T1:U7' },
      Recipient__r: { ExternalId__c: 'slack:T1:U8' },
      Body__c: 'Words number 7',
      Title__c: null
    }
  ]);
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
});

it('sends the rows a job refused for a passing reason again, and lands all', async () => {
  await org.planFaults({ kind: 'lock', match: 'Activity__c$', probability: 0.02, seed: 3 });
  const result = await workspace.sync();
  expect(result).toMatchObject({ status: 'done', created: ACTIVITIES + 41, parked: 0 });
  await expectAllLanded();
});

it('parks what a job refused for good, with field and remedy', async () => {
  await org.planFaults({ kind: 'row', errorCode: 'STRING_TOO_LONG', row: 'number 77"' });
  expect(await workspace.sync()).toMatchObject({ parked: 1, created: ACTIVITIES + 40 });
  const [issue] = await workspace.storage.issues.listOpen(workspace.connection.id, 5);
  expect(issue).toMatchObject({ code: 'STRING_TOO_LONG', object: 'Activity__c' });
});

it('accounts for every row of a job that failed half-way', async () => {
  await org.planFaults({ kind: 'failJob', batches: 3, times: 1 });
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
  await expectAllLanded();
});

it('follows a job that was running when the process died, and uploads nothing again', async () => {
  await workspace.close();
  let polls = 0;
  const killed = new Error('killed');
  workspace = await Workspace.connect(org, {
    pause: async () => {
      polls += 1;
      throw killed;
    }
  });
  await workspace.take(aVillage(40, ACTIVITIES));
  await expect(workspace.sync()).rejects.toThrow('killed');
  expect(polls).toBe(1);
  expect(await workspace.storage.bulkJobs.list(workspace.connection.id)).toMatchObject([
    { object: 'Activity__c', state: 'uploaded', rows: ACTIVITIES }
  ]);
  await org.advanceClock(3600);
  await org.resetLedger();
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: ACTIVITIES });
  expect((await org.ledger()).byKind['bulk']).toBe(1);
  await expectAllLanded();
});
