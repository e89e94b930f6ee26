import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';

describe.each(databases)('cursors on $name', (database) => {
  const test = useStorage(database);

  async function placeOf(stream: string) {
    const { position, ahead } = await test.storage.cursors.place('push', stream);
    return { position, ahead: [...ahead] };
  }

  it('start at zero', async () => {
    expect(await test.storage.cursors.position('push', 'org-1/Member__c')).toBe(0);
  });

  it('move forwards, never backwards', async () => {
    const { cursors } = test.storage;
    await cursors.advance('push', 's', 7);
    await cursors.advance('push', 's', 3);
    expect(await cursors.position('push', 's')).toBe(7);
    await cursors.advance('push', 's', 8);
    expect(await cursors.position('push', 's')).toBe(8);
  });

  it('keep what is done ahead of them until they move on or are told otherwise', async () => {
    const { cursors } = test.storage;
    await cursors.advance('push', 's', 7, Uint8Array.of(7));
    expect(await placeOf('s')).toEqual({ position: 7, ahead: [7] });
    await cursors.advance('push', 's', 3, Uint8Array.of(1));
    await cursors.advance('push', 's', 7, Uint8Array.of(15));
    expect(await placeOf('s')).toEqual({ position: 7, ahead: [15] });
    await cursors.advance('push', 's', 9);
    expect(await placeOf('s')).toEqual({ position: 9, ahead: [] });
  });

  it('forget what was done ahead of them when read from the beginning again', async () => {
    const { cursors } = test.storage;
    await cursors.advance('push', 's', 7, Uint8Array.of(7));
    await cursors.reset('push', 's');
    await cursors.advance('push', 's', 7);
    expect(await placeOf('s')).toEqual({ position: 7, ahead: [] });
  });

  it('know consumers and streams apart', async () => {
    const { cursors } = test.storage;
    await cursors.advance('push', 'a', 1);
    await cursors.advance('push', 'b', 2);
    await cursors.advance('identity', 'a', 3);
    expect(await cursors.position('push', 'a')).toBe(1);
    expect(await cursors.position('push', 'b')).toBe(2);
    expect(await cursors.position('identity', 'a')).toBe(3);
  });

  it('hold positions beyond 32 bits as numbers', async () => {
    const { cursors } = test.storage;
    await cursors.advance('push', 's', 2 ** 40 + 1);
    expect(await cursors.position('push', 's')).toBe(2 ** 40 + 1);
  });
});
