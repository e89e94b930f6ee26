import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { aCommunity, aLink, aMember, anActivity } from '../support/records.ts';

describe.each(databases)('the push feed on $name', (database) => {
  const test = useStorage(database);

  it('gives members with the link of one connection', async () => {
    const { members, links, feed } = test.storage;
    const [ada, bob] = [aMember({ externalId: 'm1' }), aMember({ externalId: 'm2' })];
    await members.saveAll([ada, bob]);
    const link = aLink({ memberKey: 'm1', candidates: ['003A', '003B'], locked: true });
    await links.saveAll([link, aLink({ memberKey: 'm2', connectionId: 'org-2' })]);
    const states = await feed.members('org-1', ['m2', 'm1', 'gone']);
    expect(states.toSorted((a, b) => (a.member.externalId < b.member.externalId ? -1 : 1))).toEqual(
      [
        { member: ada, link },
        { member: bob, link: undefined }
      ]
    );
  });

  it('gives activities with the link of their member, and no recipient we do not know', async () => {
    const { members, activities, links, feed } = test.storage;
    await members.saveAll([aMember({ externalId: 'm1' })]);
    const known = anActivity({ externalId: 'a1', memberKey: 'm1', recipientKey: 'm1' });
    const unknown = anActivity({ externalId: 'a2', memberKey: 'm1', recipientKey: 'ghost' });
    await activities.saveAll([known, unknown]);
    const link = aLink({ memberKey: 'm1' });
    await links.saveAll([link]);
    const states = await feed.activities('org-1', ['a1', 'a2']);
    expect(states.map(({ activity }) => activity.recipientKey).toSorted()).toEqual(['m1', null]);
    expect(states.find(({ activity }) => activity.externalId === 'a1')).toEqual({
      activity: known,
      level: 'full',
      link
    });
  });

  it('reads more keys than one statement takes', async () => {
    const { communities, feed } = test.storage;
    await communities.saveAll([aCommunity()]);
    const strangers = Array.from({ length: 2500 }, (_, index) => `stranger-${index}`);
    expect(await feed.communities([...strangers, 'slack:T1'])).toEqual([aCommunity()]);
  });
});
