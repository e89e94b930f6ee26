import { describe, expect, it } from '@jest/globals';
import type { PendingAuthorisation } from '../../src/adapters/storage/index.ts';
import { databases, useStorage } from '../support/databases.ts';

const PENDING: PendingAuthorisation = {
  stateHash: 'state-1',
  sessionHash: 'session-1',
  connectionId: null,
  loginUrl: 'https://login.salesforce.com',
  clientId: 'client',
  redirectUri: 'https://porch.example/oauth/callback',
  secretId: 'secret-1',
  name: null,
  environment: 'production',
  capability: 'crm',
  direction: 'both',
  expiresAt: '2024-03-01T10:15:00.000Z'
};

describe.each(databases)('consents under way on $name', (database) => {
  const now = { value: new Date('2024-03-01T10:00:00.000Z') };
  const test = useStorage(database, { now: () => now.value });

  it('are handed out once, however many ask', async () => {
    const { authorisations } = test.storage;
    await authorisations.add(PENDING);
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => authorisations.take('state-1', 'session-1'))
    );
    expect(taken.filter((one) => one !== undefined)).toEqual([PENDING]);
  });

  it('are not handed to another session, which does not use them up', async () => {
    const { authorisations } = test.storage;
    await authorisations.add(PENDING);
    expect(await authorisations.take('state-1', 'session-2')).toBeUndefined();
    expect(await authorisations.take('state-2', 'session-1')).toBeUndefined();
    expect(await authorisations.take('state-1', 'session-1')).toEqual(PENDING);
  });

  it('are forgotten when nobody came back', async () => {
    const { authorisations } = test.storage;
    await authorisations.add(PENDING);
    expect(await authorisations.takeExpired()).toEqual([]);
    now.value = new Date(PENDING.expiresAt);
    expect(await authorisations.takeExpired()).toEqual([PENDING]);
    expect(await authorisations.take('state-1', 'session-1')).toBeUndefined();
  });
});
