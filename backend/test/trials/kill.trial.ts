import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surviveKills } from '../support/kill-trial.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([20_260_101, 20_260_102, 20_260_103])(
  'reaches the same state after ten kills at random moments (seed %d)',
  async (seed) => {
    const plan = { lines: 30_000, importKills: 5, pushKills: 5, seed };
    const outcome = await surviveKills(plan, folder);
    expect(outcome.disturbed).toHaveLength(30_041);
    expect(outcome.disturbed).toEqual(outcome.undisturbed);
    expect(outcome.rowsWrittenAgain).toBe(0);
    expect(outcome.interruptedRuns).toBeGreaterThanOrEqual(3);
  }
);
