import { describe, expect, it } from '@jest/globals';
import { aCommunity } from '../support/records.ts';
import { databases, useStorage } from '../support/databases.ts';

describe.each(databases)('communities on $name', (database) => {
  const test = useStorage(database);

  it('come back as they were saved', async () => {
    const community = aCommunity({
      externalId: 'slack:T1',
      url: 'https://a.example',
      logoUrl: null
    });
    await test.storage.communities.saveAll([community]);
    expect(await test.storage.communities.find('slack:T1')).toEqual(community);
  });

  it('are said to be created, unchanged or updated, each at its place', async () => {
    const { communities } = test.storage;
    const [first, second] = [aCommunity({ externalId: 'a' }), aCommunity({ externalId: 'b' })];
    expect(await communities.saveAll([first, second])).toEqual(['created', 'created']);
    const renamed = { ...second, name: 'Another name' };
    const third = aCommunity({ externalId: 'c' });
    expect(await communities.saveAll([third, first, renamed])).toEqual([
      'created',
      'unchanged',
      'updated'
    ]);
    expect((await communities.find('b'))?.name).toBe('Another name');
    expect(await communities.count()).toBe(3);
  });

  it('are not found under a key nobody uses', async () => {
    expect(await test.storage.communities.find('slack:T9')).toBeUndefined();
    expect(await test.storage.communities.findByName('Nobody')).toBeUndefined();
  });

  it('are found by their exact name, the oldest first', async () => {
    const { communities } = test.storage;
    await communities.saveAll([aCommunity({ externalId: 'old', name: 'Porch' })]);
    await communities.saveAll([aCommunity({ externalId: 'new', name: 'Porch' })]);
    expect((await communities.findByName('Porch'))?.externalId).toBe('old');
    expect((await communities.list()).map(({ externalId }) => externalId)).toEqual(['old', 'new']);
  });

  it('save nothing when given nothing', async () => {
    expect(await test.storage.communities.saveAll([])).toEqual([]);
  });
});
