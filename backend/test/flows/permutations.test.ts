import { expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { permute } from '../support/permutation-trial.ts';

it('comes to the same activities and totals in whatever order events come, and how often', async () => {
  const org = await LocalOrg.start();
  try {
    const [first, ...others] = await permute(org, 20, 1);
    expect(first).toHaveLength(3 + 12);
    expect(first?.[0]).toContain('"ActivityCount__c":4');
    for (const other of others) expect(other).toEqual(first);
  } finally {
    await org.stop();
  }
}, 60_000);
