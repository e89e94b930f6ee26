import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseLostError } from '../../src/domain/index.ts';
import { databases, useStorage } from '../support/databases.ts';

const TTL_MS = 10_000;

describe.each(databases)('leases on $name', (database) => {
  let milliseconds = Date.parse('2024-03-01T10:00:00.000Z');
  const test = useStorage(database, { now: () => new Date(milliseconds) });

  it('belong to one holder at a time', async () => {
    const { leases } = test.storage;
    expect(await leases.acquire('sync', 'one', TTL_MS)).toBe(1);
    expect(await leases.acquire('sync', 'two', TTL_MS)).toBeUndefined();
    expect(await leases.findHolder('sync')).toBe('one');
    expect(await leases.acquire('other', 'two', TTL_MS)).toBe(1);
  });

  it('pass on once they ran out or were released, with a greater token', async () => {
    const { leases } = test.storage;
    expect(await leases.acquire('sync', 'one', TTL_MS)).toBe(1);
    milliseconds += TTL_MS + 1;
    expect(await leases.findHolder('sync')).toBeUndefined();
    expect(await leases.acquire('sync', 'two', TTL_MS)).toBe(2);
    await leases.release({ name: 'sync', token: 2 });
    expect(await leases.acquire('sync', 'three', TTL_MS)).toBe(3);
  });

  it('last longer when renewed, but only for their holder', async () => {
    const { leases } = test.storage;
    await leases.acquire('sync', 'one', TTL_MS);
    milliseconds += TTL_MS - 1;
    expect(await leases.renew({ name: 'sync', token: 1 }, TTL_MS)).toBe(true);
    milliseconds += TTL_MS - 1;
    expect(await leases.acquire('sync', 'two', TTL_MS)).toBeUndefined();
    milliseconds += 2;
    await leases.acquire('sync', 'two', TTL_MS);
    expect(await leases.renew({ name: 'sync', token: 1 }, TTL_MS)).toBe(false);
  });

  it('are not ended by a holder of before', async () => {
    const { leases } = test.storage;
    await leases.acquire('sync', 'one', TTL_MS);
    await leases.expire('sync', 'somebody else');
    expect(await leases.findHolder('sync')).toBe('one');
    await leases.expire('sync', 'one');
    expect(await leases.findHolder('sync')).toBeUndefined();
  });

  it('stop a holder of before where it would advance a cursor', async () => {
    const { leases } = test.storage;
    await leases.acquire('sync', 'one', TTL_MS);
    milliseconds += TTL_MS + 1;
    await leases.acquire('sync', 'two', TTL_MS);
    const advance = (token: number, position: number) =>
      test.storage.transaction(async (scope) => {
        await scope.leases.check({ name: 'sync', token });
        await scope.cursors.advance('push', 's', position);
      });
    await expect(advance(1, 99)).rejects.toThrow(LeaseLostError);
    await advance(2, 7);
    expect(await test.storage.cursors.position('push', 's')).toBe(7);
  });

  it('do not pass on in the middle of a transaction that has checked them', async () => {
    const [holder, rival] = [test.storage, await test.open()];
    await holder.leases.acquire('sync', 'one', TTL_MS);
    const order: string[] = [];
    const checked = Promise.withResolvers<void>();
    const advancing = holder.transaction(async (scope) => {
      await scope.leases.check({ name: 'sync', token: 1 });
      milliseconds += TTL_MS + 1;
      checked.resolve();
      await sleep(100);
      await scope.cursors.advance('push', 's', 7);
      order.push('advanced');
    });
    await checked.promise;
    await rival.leases.acquire('sync', 'two', TTL_MS);
    order.push('taken over');
    await advancing;
    expect(order).toEqual(['advanced', 'taken over']);
  });
});
