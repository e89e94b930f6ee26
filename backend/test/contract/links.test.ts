import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { aLink, aMember, anActivity } from '../support/records.ts';

describe.each(databases)('links on $name', (database) => {
  const test = useStorage(database);

  it('come back with their member, every field', async () => {
    const link = aLink({
      rule: 'ambiguous',
      candidates: ['003A', '003B'],
      locked: true,
      evidence: 'Two Contacts use this e-mail'
    });
    await test.storage.members.saveAll([aMember()]);
    await test.storage.links.saveAll([link]);
    expect(await test.storage.feed.members('org-1', [aMember().externalId])).toEqual([
      { member: aMember(), link }
    ]);
  });

  it('are replaced, one per member and org', async () => {
    const { feed, links, members } = test.storage;
    const key = aMember().externalId;
    await members.saveAll([aMember()]);
    await links.saveAll([aLink({ contactId: '003A' }), aLink({ connectionId: 'org-2' })]);
    await links.saveAll([aLink({ contactId: '003B' })]);
    expect((await feed.members('org-1', [key]))[0]?.link?.contactId).toBe('003B');
    expect((await feed.members('org-2', [key]))[0]?.link?.contactId).toBe(aLink().contactId);
    expect((await feed.members('org-3', [key]))[0]?.link).toBeUndefined();
  });

  it('lead from a Contact or Lead to the members', async () => {
    const { links } = test.storage;
    await links.saveAll([
      aLink({ memberKey: 'u1', contactId: '003A' }),
      aLink({ memberKey: 'u2', contactId: '003A' }),
      aLink({ memberKey: 'u3', contactId: null, leadId: '00QA' }),
      aLink({ memberKey: 'u4', contactId: '003B' }),
      aLink({ memberKey: 'u5', contactId: '003A', connectionId: 'org-2' })
    ]);
    const found = await links.listMembersOf('org-1', ['003A', '00QA']);
    expect(found.sort()).toEqual(['u1', 'u2', 'u3']);
  });

  it('are listed by rule', async () => {
    const { links } = test.storage;
    await links.saveAll([
      aLink({ memberKey: 'u1', rule: 'ambiguous' }),
      aLink({ memberKey: 'u2', rule: 'none' }),
      aLink({ memberKey: 'u3', rule: 'ambiguous', connectionId: 'org-2' })
    ]);
    expect(await links.listMembersByRule('org-1', 'ambiguous')).toEqual(['u1']);
  });

  it('come with the activities of their member, whose unknown recipient is left out', async () => {
    const { activities, feed, links, members } = test.storage;
    await members.saveAll([aMember({ externalId: 'u1' }), aMember({ externalId: 'u2' })]);
    await links.saveAll([aLink({ memberKey: 'u1' })]);
    const known = anActivity({ externalId: 'a1', memberKey: 'u1', recipientKey: 'u2' });
    const unknown = anActivity({ externalId: 'a2', memberKey: 'u2', recipientKey: 'ghost' });
    await activities.saveAll([known, unknown]);
    const states = await feed.activities('org-1', ['a1', 'a2', 'a3']);
    expect(states.sort((a, b) => (a.activity.externalId < b.activity.externalId ? -1 : 1))).toEqual(
      [
        { activity: known, level: 'full', link: aLink({ memberKey: 'u1' }) },
        { activity: { ...unknown, recipientKey: null }, level: 'full', link: undefined }
      ]
    );
  });
});
