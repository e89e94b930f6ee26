import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { anActivity } from '../support/records.ts';

describe.each(databases)('activities on $name', (database) => {
  const test = useStorage(database);

  it.each([true, false])('come back as they were saved (time estimated: %s)', async (estimated) => {
    const activity = anActivity({
      occurredAtEstimated: estimated,
      recipientKey: 'slack:T1:U2',
      channel: 'general',
      title: 'On porches',
      body: 'Ünï 👋\nsecond line',
      url: 'https://a.example/p1',
      threadKey: 'slack:T1:C1:1'
    });
    await test.storage.activities.saveAll([activity]);
    expect(await test.storage.activities.find(activity.externalId)).toEqual(activity);
  });

  it('are written once, however often they are saved', async () => {
    const activities = Array.from({ length: 1_500 }, (_, i) =>
      anActivity({ externalId: `a${i}`, body: `${i}` })
    );
    const first = await test.storage.activities.saveAll(activities);
    const second = await test.storage.activities.saveAll(activities);
    expect(new Set(first)).toEqual(new Set(['created']));
    expect(new Set(second)).toEqual(new Set(['unchanged']));
    expect(await test.storage.activities.count()).toBe(1_500);
  });

  it('say which one of many was edited', async () => {
    const [one, two] = [anActivity({ externalId: 'z' }), anActivity({ externalId: 'a' })];
    await test.storage.activities.saveAll([one, two]);
    expect(await test.storage.activities.saveAll([{ ...one, body: 'edited' }, two])).toEqual([
      'updated',
      'unchanged'
    ]);
  });

  it('may hold the longest text the package takes', async () => {
    const activity = anActivity({ body: 'é'.repeat(32_000) });
    await test.storage.activities.saveAll([activity]);
    expect((await test.storage.activities.find(activity.externalId))?.body).toHaveLength(32_000);
  });
});
