import { expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openStorage } from '../../src/adapters/storage/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { databases } from '../support/databases.ts';
import { LocalOrg } from '../support/local-org.ts';
import { TakeoverTrial } from '../support/takeover-trial.ts';

const ACTIVITIES = 60_000;
/** The lease of a run, which a dead process on another machine leaves behind. */
const LEASE_SECONDS = 15;

it('goes on with a killed process’s run within the lease and five seconds, twenty times', async () => {
  const created = await databases[1]?.create();
  if (created?.target.kind !== 'postgres') throw new Error('This trial is about PostgreSQL.');
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-takeover-'));
  const limits = ['--daily-requests', '100000', '--daily-bulk-batches', '1'];
  const org = await LocalOrg.start(...limits, '--long-requests', '100');
  await org.useUpBulkBatches();
  const storage = await openStorage(created.target, systemClock);
  await migrate(storage);
  const plan = { members: 300, activities: ACTIVITIES, kills: 20, stops: 4, seed: 20_261_120 };
  const trial = new TakeoverTrial(
    { ...plan, databaseUrl: created.target.url },
    org,
    storage,
    folder
  );
  try {
    const outcome = await trial.run();
    process.stderr.write(`${JSON.stringify(outcome)}\n`);
    expect(Math.max(...outcome.seconds)).toBeLessThanOrEqual(LEASE_SECONDS + 5);
    expect(outcome).toMatchObject({ changedLater: 0, inOrg: ACTIVITIES, runsDone: 1 });
  } finally {
    await storage.close();
    await org.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
