import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalOrg } from '../support/local-org.ts';
import { settle } from '../support/village.ts';
import { Workspace } from '../support/workspace.ts';

const ACTIVITIES = 100_000;
const MEMBERS = 500;
/** Community and members share the first call; their totals are sent once more. */
const IDEAL_CALLS = ACTIVITIES / 1_000 + 1;
const WRITE = 'POST .*/composite$';

let folder: string;
let org: LocalOrg;
let workspace: Workspace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-faults-'));
  const limits = ['--daily-requests', '100000', '--daily-bulk-batches', '1'];
  org = await LocalOrg.start(...limits, '--data', join(folder, 'org.db'));
  // Nothing goes by Bulk any more: each refused row is one of a call.
  await org.useUpBulkBatches();
  const target = { kind: 'sqlite', file: join(folder, 'porchlight.db') } as const;
  workspace = await Workspace.connect(org, { target });
  await settle(workspace.storage, { members: MEMBERS, activities: ACTIVITIES });
  await org.resetLedger();
});

afterEach(async () => {
  await workspace.close();
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function expectAllLanded(): Promise<void> {
  expect(await org.count('Activity__c')).toBe(ACTIVITIES);
  expect(await org.count('Member__c')).toBe(MEMBERS);
  expect(await workspace.storage.exceptions.counts(workspace.connection.id)).toEqual({
    ...{ retry: 0, waiting: 0, parked: 0 }
  });
}

async function tell(what: string): Promise<number> {
  const { calls, byKind, rowsWritten } = await org.ledger();
  const ratio = calls / IDEAL_CALLS;
  const figures = { what, calls, ratio, composites: byKind['composite'], rowsWritten };
  process.stderr.write(`${JSON.stringify(figures)}\n`);
  return ratio;
}

it('lands 100,000 rows of which one in five meets a lock at every try, for a third more calls', async () => {
  await org.planFaults({ kind: 'lock', probability: 0.2, seed: 7 });
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0 });
  expect(await tell('20 % locks')).toBeLessThanOrEqual(1.35);
  await org.clearFaults();
  await expectAllLanded();
});

it('comes through a storm in which half of the calls fail, for no more than twice the calls', async () => {
  await org.planFaults(
    { kind: 'status', status: 503, match: WRITE, probability: 0.3, times: 40, seed: 11 },
    { kind: 'resetAfterCommit', match: WRITE, probability: 0.3, times: 40, seed: 12 }
  );
  // The storm may outlast the tries of a run: the next slot of the timetable goes on.
  for (let run = 1; ; run += 1) {
    const status = await workspace.sync().then((result) => result.status, codeOf);
    if (status === 'done') break;
    expect(status).toBe('org_unavailable');
    expect(run).toBeLessThan(10);
  }
  expect(await tell('storm')).toBeLessThanOrEqual(2);
  await expectAllLanded();
});

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}
