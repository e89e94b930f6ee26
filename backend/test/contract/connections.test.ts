import { describe, expect, it } from '@jest/globals';
import { changeConnection } from '../../src/workspace/change-connection.ts';
import { databases, useStorage } from '../support/databases.ts';
import { ADA, aConnection } from '../support/records.ts';

describe.each(databases)('connections on $name', (database) => {
  const now = { value: new Date('2024-03-01T10:00:00.000Z') };
  const test = useStorage(database, { now: () => now.value });

  it('come back as they were saved', async () => {
    const connection = aConnection({
      clientId: null,
      state: 'expired',
      stateReason: 'Key revoked'
    });
    await test.storage.connections.save(connection);
    expect(await test.storage.connections.find(connection.id)).toEqual(connection);
    expect(await test.storage.connections.find('nobody')).toBeUndefined();
  });

  it('are replaced under their id', async () => {
    const { connections } = test.storage;
    await connections.save(aConnection());
    await connections.save(aConnection({ username: 'other@example.com' }));
    expect((await connections.list()).map(({ username }) => username)).toEqual([
      'other@example.com'
    ]);
  });

  it('are found by the user of the org', async () => {
    const { connections } = test.storage;
    await connections.save(aConnection({ orgId: 'o1', userId: 'u1' }));
    expect((await connections.findByOrgUser('o1', 'u1'))?.id).toBe(aConnection().id);
    expect(await connections.findByOrgUser('o1', 'u2')).toBeUndefined();
    expect(await connections.findByOrgUser('o2', 'u1')).toBeUndefined();
  });

  it('are listed with the one connected last first', async () => {
    const { connections } = test.storage;
    await connections.save(aConnection({ id: 'c1', name: 'one' }));
    now.value = new Date('2024-03-01T10:00:01.000Z');
    await connections.save(aConnection({ id: 'c2', name: 'two' }));
    now.value = new Date('2024-03-01T10:00:02.000Z');
    await connections.save(aConnection({ id: 'c1', name: 'one' }));
    expect((await connections.list()).map(({ id }) => id)).toEqual(['c1', 'c2']);
  });

  it('change their state and nothing else', async () => {
    const { connections } = test.storage;
    const connection = aConnection();
    await connections.save(connection);
    expect(await connections.changeState(connection, 'degraded', 'Daily limit reached')).toBe(true);
    expect(await connections.find(connection.id)).toEqual(
      aConnection({ state: 'degraded', stateReason: 'Daily limit reached' })
    );
  });

  it('keep what another has changed since they were looked at', async () => {
    const { storage } = test;
    const seen = aConnection();
    await storage.connections.save(seen);
    const parts = { storage, clock: { now: () => now.value } };
    for (const change of [{ name: 'Renamed' }, { direction: 'in' as const }]) {
      await changeConnection(parts, seen, change, ADA);
    }
    const after = { name: 'Renamed', direction: 'in' };
    expect(await storage.connections.find(seen.id)).toMatchObject(after);
    const entries = await storage.audit.list({ limit: 2 });
    expect(entries.map(({ details }) => details)).toEqual([
      { direction: 'from both to in' },
      { name: `from ${seen.name} to Renamed` }
    ]);
  });

  it('keep a state that was changed by another in the meantime', async () => {
    const { connections } = test.storage;
    const connection = aConnection();
    await connections.save(connection);
    await connections.changeState(connection, 'disconnected', null);
    expect(await connections.changeState(connection, 'connected', null)).toBe(false);
    expect(await connections.find(connection.id)).toMatchObject({ state: 'disconnected' });
  });

  it('lose their secret and the life of their token with the account', async () => {
    const { connections } = test.storage;
    const issued = '2024-03-01T09:00:00.000Z';
    await connections.save(aConnection());
    await connections.setTokenLife(aConnection().id, {
      tokenIssuedAt: issued,
      tokenExpiresAt: null
    });
    expect(await connections.find(aConnection().id)).toMatchObject({ tokenIssuedAt: issued });
    await connections.revoke(aConnection().id);
    expect(await connections.find(aConnection().id)).toEqual(
      aConnection({ state: 'revoked', secretId: null })
    );
  });
});
