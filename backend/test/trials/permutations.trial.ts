import { expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { permute } from '../support/permutation-trial.ts';

const WORKSPACES = 20;
const COMMUNITIES = 50;

it('comes to the same activities and totals in a thousand orders of the same events', async () => {
  const org = await LocalOrg.start('--daily-requests', '100000');
  try {
    const outcomes: string[][] = [];
    for (let seed = 1; seed <= WORKSPACES; seed += 1) {
      outcomes.push(...(await permute(org, COMMUNITIES, seed)));
    }
    expect(outcomes).toHaveLength(WORKSPACES * COMMUNITIES);
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(outcomes[0]).toHaveLength(3 + 12);
  } finally {
    await org.stop();
  }
});
