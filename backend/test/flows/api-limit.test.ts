import { expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

it('stops politely when the API calls of the day are used up, and goes on when some are free', async () => {
  // One call connects, two read, two write: the third that writes is refused.
  const org = await LocalOrg.start('--daily-requests', '5');
  const workspace = await Workspace.connect(org);
  await workspace.take(aVillage(20, 2500));
  await expect(workspace.sync()).rejects.toMatchObject({ code: 'api_limit_reached' });
  const [run] = await workspace.storage.runs.list(workspace.connection.id, 1);
  expect(run).toMatchObject({ status: 'interrupted', apiCalls: 5 });
  const landed = run?.created ?? 0;
  expect(landed).toBeGreaterThan(0);
  expect(await org.count('Activity__c')).toBe(landed - 21);

  await org.advanceClock(25 * 3600);
  expect(await workspace.sync()).toMatchObject({ status: 'done', created: 2521 - landed });
  await workspace.close();
  await org.stop();
});
