import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';

describe.each(databases)('what an org was sent, on $name', (database) => {
  const test = useStorage(database);

  it('is remembered by its hash, the last one winning', async () => {
    const { sentHashes } = test.storage;
    await sentHashes.saveAll(
      'org-1',
      'Member__c',
      new Map([
        ['u1', 'h1'],
        ['u2', 'h2']
      ])
    );
    await sentHashes.saveAll('org-1', 'Member__c', new Map([['u2', 'h3']]));
    const found = await sentHashes.find('org-1', 'Member__c', ['u1', 'u2', 'u9']);
    expect([...found].sort()).toEqual([
      ['u1', 'h1'],
      ['u2', 'h3']
    ]);
  });

  it('is known per org and object', async () => {
    const { sentHashes } = test.storage;
    await sentHashes.saveAll('org-1', 'Member__c', new Map([['k', 'h']]));
    expect((await sentHashes.find('org-2', 'Member__c', ['k'])).size).toBe(0);
    expect((await sentHashes.find('org-1', 'Community__c', ['k'])).size).toBe(0);
  });

  it('holds more records than a statement has room for', async () => {
    const { sentHashes } = test.storage;
    const hashes = new Map(Array.from({ length: 12_000 }, (_, i) => [`k${i}`, `h${i}`] as const));
    await sentHashes.saveAll('org-1', 'Member__c', hashes);
    expect(await sentHashes.find('org-1', 'Member__c', [...hashes.keys()])).toEqual(hashes);
  });

  it('knows which fields could be written: never read, none, some', async () => {
    const { writableFields } = test.storage;
    expect(await writableFields.find('org-1', 'Member__c')).toBeUndefined();
    await writableFields.save('org-1', 'Member__c', [], 'f1');
    expect(await writableFields.find('org-1', 'Member__c')).toEqual([]);
    await writableFields.save('org-1', 'Member__c', ['Name', 'Email__c'], 'f1');
    expect(await writableFields.find('org-1', 'Member__c')).toEqual(['Email__c', 'Name']);
    expect(await writableFields.findFingerprint('org-1', 'Member__c')).toBe('f1');
  });
});
