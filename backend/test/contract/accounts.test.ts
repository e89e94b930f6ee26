import { describe, expect, it } from '@jest/globals';
import type { OrgAccount } from '../../src/domain/index.ts';
import { databases, useStorage } from '../support/databases.ts';
import { aMember, aPerson } from '../support/records.ts';

const anAccount = (given: Partial<OrgAccount> = {}): OrgAccount => ({
  connectionId: 'org-1',
  recordId: '001A',
  name: 'Acme',
  website: 'https://www.acme.example/',
  systemModstamp: '2024-01-01T00:00:00.000Z',
  ...given
});

describe.each(databases)('the mirror of accounts on $name', (database) => {
  const test = useStorage(database);

  it('says which are new or differ in what matching looks at', async () => {
    const { accounts } = test.storage;
    expect(await accounts.saveAll('org-1', [anAccount()])).toEqual(['001A']);
    const stamped = anAccount({ systemModstamp: '2024-09-09T00:00:00.000Z' });
    expect(await accounts.saveAll('org-1', [stamped])).toEqual([]);
    const renamed = anAccount({ name: 'Acme Works' });
    expect(await accounts.saveAll('org-1', [renamed])).toEqual(['001A']);
    expect(await accounts.listByIds('org-1', ['001A'])).toEqual([renamed]);
  });

  it('finds those of a domain, however the website is written, in their own org only', async () => {
    const { accounts } = test.storage;
    await accounts.saveAll('org-1', [anAccount(), anAccount({ recordId: '001B', website: null })]);
    await accounts.saveAll('org-2', [anAccount({ connectionId: 'org-2', recordId: '001C' })]);
    const found = await accounts.listByDomains('org-1', ['acme.example']);
    expect(found.map(({ recordId }) => recordId)).toEqual(['001A']);
  });

  it('forgets those that are gone', async () => {
    const { accounts } = test.storage;
    await accounts.saveAll('org-1', [anAccount()]);
    expect(await accounts.removeAll('org-1', ['001A', '001Z'])).toEqual(['001A']);
  });

  it('counts the Contacts of a domain for each Account, Leads and the accountless left out', async () => {
    const { people } = test.storage;
    const at = (recordId: string, given: object) =>
      aPerson({ recordId, email: `${recordId}@mail.acme.example`, ...given });
    await people.saveAll('org-1', [
      at('003A', { accountId: '001A' }),
      at('003B', { accountId: '001A' }),
      at('003C', { accountId: '001B' }),
      at('003D', { accountId: null }),
      at('00QE', { object: 'Lead', accountId: '001A' })
    ]);
    const counts = await people.contactsByDomain('org-1', ['acme.example', 'other.example']);
    expect(counts).toEqual(
      new Map([
        [
          'acme.example',
          new Map([
            ['001A', 2],
            ['001B', 1]
          ])
        ]
      ])
    );
  });

  it('finds members by the organisation their address names, but none by free mail', async () => {
    const { members } = test.storage;
    await members.saveAll([
      aMember({ externalId: 'u1', email: 'Ada@mail.Acme.example' }),
      aMember({ externalId: 'u2', email: 'ada@gmail.com' })
    ]);
    const found = await members.listByEmailDomains(['acme.example', 'gmail.com']);
    expect(found.map(({ externalId }) => externalId)).toEqual(['u1']);
  });

  it('turns every link to a merged record to the one that took its place', async () => {
    const { links } = test.storage;
    const link = {
      ...{ connectionId: 'org-1', leadId: null, accountId: '001A', rule: 'manual' as const },
      ...{ evidence: null, confidence: 100, matchedAt: '2024-01-01T00:00:00.000Z', candidates: [] }
    };
    await links.saveAll([
      { ...link, memberKey: 'u1', contactId: '003B', locked: true },
      { ...link, memberKey: 'u2', contactId: '003C', locked: false }
    ]);
    expect(await links.repoint('org-1', '003B', '003A')).toEqual(['u1']);
    expect(await links.find('org-1', ['u1'])).toMatchObject([{ contactId: '003A', locked: true }]);
    expect(await links.repoint('org-1', '001A', '001B')).toHaveLength(2);
  });
});
