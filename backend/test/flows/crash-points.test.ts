import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CrashTrial } from '../support/crash-trial.ts';
import { LocalOrg } from '../support/local-org.ts';

/** The trial of the same name takes every one. */
const EVERY = 12;

let org: LocalOrg;

beforeEach(async () => {
  org = await LocalOrg.start('--clock', '2026-03-01T09:00:00Z');
});
afterEach(() => org.stop());

it('reaches the same state wherever between two awaits a push dies', async () => {
  const trial = new CrashTrial(org, { activities: 8, byBulk: false });
  const { calls, ...calm } = await trial.undisturbed();
  expect(calm.rows).toHaveLength(2 + 7);
  expect(calm.parked).toHaveLength(3);
  // How many awaits the end of a run takes varies a little with the time it took.
  for (let at = 3; at <= calls - EVERY; at += EVERY) {
    const { calls: passed, ...outcome } = await trial.crashAt({ at, moment: 'after' });
    expect({ at, ...outcome }).toEqual({ at, ...calm });
    expect(passed).toBeGreaterThanOrEqual(at);
  }
}, 60_000);
