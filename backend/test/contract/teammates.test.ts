import { describe, expect, it } from '@jest/globals';
import { InvalidSettingError, Teammates } from '../../src/workspace/index.ts';
import { databases, useStorage } from '../support/databases.ts';
import { aLink, aMember } from '../support/records.ts';

describe.each(databases)('a preview of teammates on $name', (database) => {
  const test = useStorage(database);

  it('says whom a domain would mark, and what speaks against it', async () => {
    const { accounts, links, members } = test.storage;
    await members.saveAll([
      aMember({ externalId: 'm1', name: 'Ada', email: 'ada@pipwright.example' }),
      aMember({ externalId: 'm2', name: 'Lee', email: 'lee@eu.pipwright.example' }),
      aMember({ externalId: 'm3', name: 'Sam', email: 'sam@village.example' })
    ]);
    await links.saveAll([aLink({ memberKey: 'm2' })]);
    await accounts.saveAll('org-1', [
      {
        ...{ connectionId: 'org-1', recordId: '001A', name: 'Pipwright' },
        ...{ website: 'www.pipwright.example', systemModstamp: '2024-01-01T00:00:00.000Z' }
      }
    ]);
    const preview = new Teammates(test.storage);
    expect(await preview.preview('org-1', ['Pipwright.example', 'nobody.example'])).toEqual([
      {
        ...{ domain: 'pipwright.example', members: 2, linked: 1 },
        ...{ examples: ['Ada', 'Lee'], accounts: ['Pipwright'] }
      },
      { domain: 'nobody.example', members: 0, linked: 0, examples: [], accounts: [] }
    ]);
  });

  it('refuses a domain that could not be set, and says why', async () => {
    const preview = new Teammates(test.storage);
    await expect(preview.preview('org-1', ['gmail.com'])).rejects.toThrow(InvalidSettingError);
    await expect(preview.preview('org-1', ['eu.acme.com'])).rejects.toThrow(
      'Nothing was changed. teammateDomains: eu.acme.com is a part of acme.com: give acme.com.'
    );
  });
});
