import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { CrashTrial } from '../support/crash-trial.ts';
import { LocalOrg } from '../support/local-org.ts';

let org: LocalOrg;

beforeEach(async () => {
  const pace = ['--clock', '2026-03-01T09:00:00Z', '--daily-requests', '1000000'];
  org = await LocalOrg.start(...pace, '--bulk-queue-seconds', '1');
});
afterEach(() => org.stop());

it.each([
  { path: 'Composite', activities: 8, byBulk: false, moments: ['before', 'after'] as const },
  { path: 'Bulk', activities: 1_450, byBulk: true, moments: ['after'] as const }
])(
  'reaches the same state after a crash at each await of a push by $path',
  async ({ moments, ...options }) => {
    const trial = new CrashTrial(org, options);
    const { calls, ...calm } = await trial.undisturbed();
    expect(calls).toBeGreaterThan(50);
    for (const moment of moments) {
      for (let at = 1; at <= calls; at += 1) {
        const { calls: passed, ...outcome } = await trial.crashAt({ at, moment });
        expect({ at, moment, ...outcome }).toEqual({ at, moment, ...calm });
        expect(passed).toBeGreaterThanOrEqual(at);
      }
    }
    process.stderr.write(`${options.path}: ${calls * moments.length} crashes\n`);
  }
);
