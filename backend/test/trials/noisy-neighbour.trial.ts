import { describe, expect, it } from '@jest/globals';
import { databases } from '../support/databases.ts';
import { NeighbourTrial } from '../support/neighbour-trial.ts';

/** Smaller for a quick look: `NEIGHBOUR_PENDING=50000 NEIGHBOUR_ORGS=5 npm run trials -- …`. */
const PENDING = Number(process.env['NEIGHBOUR_PENDING'] ?? 1_000_000);
const SMALL_ORGS = Number(process.env['NEIGHBOUR_ORGS'] ?? 20);
const FRESH = 100;

describe.each(databases)('on $name', (database) => {
  it('keeps small orgs waiting at most twice as long while a large one is brought its history', async () => {
    const created = await database.create();
    const { target } = created;
    const plan = { target, pending: PENDING, smallOrgs: SMALL_ORGS, fresh: FRESH };
    const trial = await NeighbourTrial.start(plan);
    try {
      const outcome = await trial.run();
      process.stderr.write(`${database.name} ${JSON.stringify(outcome)}\n`);
      expect(outcome.activities).toEqual(Array<number>(SMALL_ORGS).fill(2 * FRESH));
      expect(outcome.isLargeUnderWay).toBe(true);
      expect(outcome.beside.seconds / outcome.alone.seconds).toBeLessThanOrEqual(2);
    } finally {
      await trial.end();
      await created.remove();
    }
  });
});
