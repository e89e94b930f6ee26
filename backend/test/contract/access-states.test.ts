import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';

describe.each(databases)('what the last run met on $name', (database) => {
  const test = useStorage(database);

  it('is kept for each connection, in place of what was before', async () => {
    const { accessStates } = test.storage;
    const at = '2026-03-01T10:00:00.000Z';
    const first = { connectionId: 'c1', closed: ['Session__c'], packageVersion: null, at };
    const second = { connectionId: 'c1', closed: [], packageVersion: '1.4', at };
    await accessStates.save(first);
    await accessStates.save({ ...first, connectionId: 'c2' });
    await accessStates.save(second);
    expect(await accessStates.find('c1')).toEqual(second);
    expect(await accessStates.find('c2')).toEqual({ ...first, connectionId: 'c2' });
    expect(await accessStates.find('c3')).toBeUndefined();
  });
});
