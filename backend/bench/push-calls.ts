import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../../tools/bench/figures.ts';
import { LocalOrg } from '../test/support/local-org.ts';
import { Workspace } from '../test/support/workspace.ts';
import { settle } from '../test/support/village.ts';

const MEMBERS = 10_000;
const ROWS = 1_000_000;
const CALLS = 80;
/** Documented. Whole batches only, for activities and members: fewer are not possible. */
const ROWS_PER_BATCH = 10_000;

/**
 * A backfill into a local org of the "typical" profile in which no row meets a lock by chance. The org's clock
 * stands still but for the time that calls and waits take: a poll finds as much of a job done as the profile's
 * rate allows by then, however fast this machine is, so that the count of calls is that of a real day.
 */
export async function run({ rows = ROWS }: { readonly rows?: number }): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  const org = await LocalOrg.start(
    ...['--clock', '2026-03-01T09:00:00Z', '--data', join(folder, 'org.db')],
    ...['--latency', 'typical', '--daily-requests', '100000']
  );
  await org.setPace({ profile: 'typical', locks: false });
  const workspace = await Workspace.connect(org, {
    target: { kind: 'sqlite', file: join(folder, 'porchlight.db') },
    pause: (milliseconds) => org.advanceClock(milliseconds / 1000)
  });
  try {
    return await measure(org, workspace, rows);
  } finally {
    await workspace.close();
    await org.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(org: LocalOrg, workspace: Workspace, rows: number): Promise<Figure[]> {
  const members = Math.min(MEMBERS, rows);
  await settle(workspace.storage, { members, activities: rows });
  await org.resetLedger();
  const [began, orgBegan] = [performance.now(), await org.now()];
  await workspace.backfills.request(workspace.connection.id, {});
  const result = await workspace.backfill();
  const seconds = (performance.now() - began) / 1000;
  const orgMinutes = ((await org.now()).getTime() - orgBegan.getTime()) / 60_000;
  const landed = await org.count('Activity__c');
  if (landed !== rows || result?.status !== 'done') {
    throw new Error(`${landed} of ${rows} activities arrived; the run is ${result?.status}`);
  }
  const { calls, byKind } = await org.ledger();
  return [
    { what: 'Rows pushed', value: rows, unit: 'rows' },
    { what: 'API calls', value: calls, unit: 'calls', goal: { kind: 'at most', value: CALLS } },
    { what: 'API calls as the run counted them', value: result.apiCalls, unit: 'calls' },
    { what: 'of these for Bulk jobs', value: byKind['bulk'] ?? 0, unit: 'calls' },
    {
      ...{ what: 'Bulk batches', value: await org.batchesUsed(), unit: 'batches' },
      goal: { kind: 'at most', value: Math.ceil((rows + members) / ROWS_PER_BATCH) }
    },
    { what: 'Time on the org’s clock', value: orgMinutes, unit: 'min' },
    { what: 'Time on this machine', value: seconds, unit: 's' }
  ];
}
