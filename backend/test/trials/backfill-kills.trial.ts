import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surviveBackfillKills } from '../support/backfill-kills.ts';

const ROWS = 100_000;
/** Of each path. */
const KILLS = 50;
const MEMBERS = 500;
const LANES = 5;
const ROWS_PER_CALL = 1_000;
/** What a run writes besides: the community, members, and their totals. */
const OTHERS = MEMBERS + 1;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan = { members: MEMBERS, activities: ROWS, kills: KILLS, seed: 20_261_120 };

it('loses and doubles no row of a backfill by Collections that is killed fifty times', async () => {
  const outcome = await surviveBackfillKills({ ...plan, path: 'collections', parts: 1 }, folder);
  tell(outcome);
  expect(outcome).toMatchObject({ kills: KILLS, wrong: [], inOrg: ROWS, rowsWrittenAgain: 0 });
  expect(outcome.jobs).toBe(0);
  // What each lane had on its way.
  const most = ROWS + OTHERS + KILLS * LANES * ROWS_PER_CALL;
  expect(outcome.rowsWritten).toBeLessThanOrEqual(most);
});

it('uploads nothing a second time that a Bulk job was closed with, however often it is killed', async () => {
  const parts = 10;
  const outcome = await surviveBackfillKills({ ...plan, path: 'bulk', parts }, folder);
  tell(outcome);
  expect(outcome).toMatchObject({ kills: KILLS, wrong: [], inOrg: ROWS, rowsWrittenAgain: 0 });
  expect(outcome.rowsInJobs).toBe(ROWS);
  expect(outcome.jobs).toBeGreaterThan(parts);
});

function tell({ wrong, ...figures }: object & { wrong: readonly string[] }): void {
  process.stderr.write(`${JSON.stringify({ ...figures, wrong: wrong.length })}\n`);
}
