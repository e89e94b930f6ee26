import { expect, it } from '@jest/globals';
import { rehearseAndRun } from '../support/rehearsal-trial.ts';

const ORGS = 50;

it.each(Array.from({ length: ORGS }, (_, index) => 1000 + index))(
  'foresees what the run then does, in an org with faults (seed %d)',
  async (seed) => {
    const { faults, predicted, actual, ...trial } = await rehearseAndRun(seed);
    expect({ faults, ...actual }).toEqual({ faults, ...predicted });
    expect(trial.rowsWrittenByRehearsal).toBe(0);
    expect(Math.abs(trial.callsMade - trial.callsPredicted)).toBeLessThanOrEqual(2);
  },
  120_000
);
