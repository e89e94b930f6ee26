import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { aSession } from '../support/records.ts';

describe.each(databases)('sessions on $name', (database) => {
  const test = useStorage(database);

  it('come back as they were saved', async () => {
    const session = aSession({
      durationMinutes: 12.345,
      fullName: 'Ada Stone',
      email: 'Ada@Porch.example',
      demos: ['Tour, long', 'Depth'],
      flows: ['Basics'],
      veryInterestedAreas: ['Prices'],
      somewhatInterestedAreas: ['Safety', 'Speed'],
      notInterestedAreas: ['Colours'],
      opportunityId: '006000000000001AAA',
      shareUrl: 'https://demo.example/s/1'
    });
    await test.storage.sessions.saveAll([session]);
    expect(await test.storage.sessions.find(session.externalId)).toEqual(session);
    expect(await test.storage.sessions.saveAll([session])).toEqual(['unchanged']);
    expect(await test.storage.sessions.count()).toBe(1);
  });

  it('are found by the address of their visitor, in whatever letters it was typed', async () => {
    await test.storage.sessions.saveAll([
      aSession({ externalId: 'b', email: ' ADA@porch.example ' }),
      aSession({ externalId: 'a', email: 'ada@porch.example' }),
      aSession({ externalId: 'c', email: null })
    ]);
    expect(await test.storage.sessions.listKeysByEmailKeys(['ada@porch.example'])).toEqual([
      'a',
      'b'
    ]);
  });

  it('keep one link for each org, found by member, by person and by doubt', async () => {
    const { feed, sessionLinks, sessions } = test.storage;
    const link = {
      ...{ connectionId: 'org-1', sessionKey: 's', memberKey: 'm', contactId: '003A' },
      ...{ leadId: null, accountId: '001A', isAmbiguous: false },
      ...{ opportunityId: '006A', ownerId: null, ownerEmail: null }
    };
    await sessions.saveAll([aSession({ externalId: 's' })]);
    await sessionLinks.saveAll([link, { ...link, connectionId: 'org-2', leadId: '00QA' }]);
    await sessionLinks.saveAll([{ ...link, accountId: '001B' }]);
    expect(await feed.sessions('org-1', ['s'])).toEqual([
      { session: aSession({ externalId: 's' }), link: { ...link, accountId: '001B' } }
    ]);
    expect(await sessionLinks.listSessionsOfMembers('org-1', ['m'])).toEqual(['s']);
    expect(await sessionLinks.listSessionsOfPeople('org-2', ['003A', '00QA'])).toEqual(['s']);
    expect(await sessionLinks.listSessionsOfPeople('org-1', ['00QA'])).toEqual([]);
    expect(await sessionLinks.listSessionsOfAccounts('org-1', ['001B'])).toEqual(['s']);
    expect(await sessionLinks.listSessionsOfOpportunities('org-1', ['006A'])).toEqual(['s']);
    expect(await sessionLinks.listAmbiguous('org-1')).toEqual([]);
    await sessionLinks.saveAll([{ ...link, contactId: null, isAmbiguous: true }]);
    expect(await sessionLinks.listAmbiguous('org-1')).toEqual(['s']);
  });
});
