import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { anException } from '../support/records.ts';

describe.each(databases)('exceptions of the outbox on $name', (database) => {
  const test = useStorage(database);

  it('come back as they were saved', async () => {
    const exception = anException({ field: 'Email__c', retryAt: '2024-01-01T00:05:00.000Z' });
    await test.storage.exceptions.saveAll([exception]);
    expect(await test.storage.exceptions.listByKeys('org-1', [exception.externalId])).toEqual([
      exception
    ]);
  });

  it('keep when they were first seen', async () => {
    const { exceptions } = test.storage;
    const key = anException().externalId;
    await exceptions.saveAll([anException({ firstSeenAt: '2024-01-01T00:00:00.000Z' })]);
    await exceptions.saveAll([
      anException({ firstSeenAt: '2024-02-02T00:00:00.000Z', attempts: 2, state: 'parked' })
    ]);
    expect(await exceptions.listByKeys('org-1', [key])).toEqual([
      anException({ firstSeenAt: '2024-01-01T00:00:00.000Z', attempts: 2, state: 'parked' })
    ]);
  });

  it('are counted by state', async () => {
    const { exceptions } = test.storage;
    expect(await exceptions.counts('org-1')).toEqual({ retry: 0, waiting: 0, parked: 0 });
    await exceptions.saveAll([
      anException({ externalId: 'a', state: 'parked' }),
      anException({ externalId: 'b', state: 'parked' }),
      anException({ externalId: 'c', state: 'waiting' }),
      anException({ externalId: 'd', state: 'parked', connectionId: 'org-2' })
    ]);
    expect(await exceptions.counts('org-1')).toEqual({ retry: 0, waiting: 1, parked: 2 });
  });

  it('are found by the parent they wait for', async () => {
    const { exceptions } = test.storage;
    await exceptions.saveAll([
      anException({ externalId: 'a', state: 'waiting', parentKey: 'u1' }),
      anException({ externalId: 'b', state: 'waiting', parentKey: 'u2' }),
      anException({ externalId: 'c', state: 'parked', parentKey: 'u1' })
    ]);
    const found = await exceptions.listWaitingFor('org-1', ['u1']);
    expect(found.map(({ externalId }) => externalId)).toEqual(['a']);
  });

  it('name the records of which nothing has ever landed', async () => {
    const { exceptions, sentHashes } = test.storage;
    await exceptions.saveAll([
      anException({ externalId: 'never', state: 'parked' }),
      anException({ externalId: 'once', state: 'parked' }),
      anException({ externalId: 'waits', state: 'waiting', object: 'Community__c' }),
      anException({ externalId: 'other', state: 'parked', object: 'Activity__c' }),
      anException({ externalId: 'theirs', state: 'parked', connectionId: 'org-2' })
    ]);
    await sentHashes.saveAll('org-1', 'Member__c', new Map([['once', 'hash']]));
    // The same key of another object, and of another org, says nothing.
    await sentHashes.saveAll('org-1', 'Community__c', new Map([['never', 'hash']]));
    await sentHashes.saveAll('org-2', 'Member__c', new Map([['never', 'hash']]));
    const absent = await exceptions.listNeverLanded('org-1', ['Community__c', 'Member__c']);
    expect(absent.toSorted()).toEqual(['never', 'waits']);
  });

  it('are listed by object and state, and are gone once deleted', async () => {
    const { exceptions } = test.storage;
    await exceptions.saveAll([
      anException({ externalId: 'b', state: 'parked' }),
      anException({ externalId: 'a', state: 'parked' }),
      anException({ externalId: 'c', state: 'parked', object: 'Activity__c' })
    ]);
    const list = async () =>
      (await exceptions.listByState('org-1', 'Member__c', 'parked')).map((one) => one.externalId);
    expect(await list()).toEqual(['a', 'b']);
    await exceptions.deleteAll('org-1', 'Member__c', ['a', 'c']);
    expect(await list()).toEqual(['b']);
    expect((await exceptions.counts('org-1')).parked).toBe(2);
  });
});
