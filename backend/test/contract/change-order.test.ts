import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Storage } from '../../src/adapters/storage/index.ts';
import { databases, useStorage } from '../support/databases.ts';
import { aChange } from '../support/records.ts';

const POSTGRES_ONLY = databases.filter(({ name }) => name === 'PostgreSQL');

/** Reads on from a position as a consumer does, and answers the keys it saw. */
async function readOn(storage: Storage, from: { position: number }): Promise<string[]> {
  const upTo = await storage.changes.head();
  const query = { kinds: ['member'], connectionId: 'org-1', limit: 10_000 } as const;
  const read = await storage.changes.read({ ...query, after: from.position, upTo });
  from.position = Math.max(from.position, upTo);
  return read.map(({ key }) => key);
}

// SQLite lets one transaction write at a time and has nothing to prove here.
describe.each(POSTGRES_ONLY)('readers of the change log on $name', (database) => {
  const test = useStorage(database);

  it('never pass a change whose transaction is still open', async () => {
    const [slow, quick] = [test.storage, await test.open()];
    const appended = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const reader = { position: 0 };
    const slowly = slow.transaction(async ({ changes }) => {
      await changes.append([aChange({ key: 'slow' })]);
      appended.resolve();
      await release.promise;
    });
    await appended.promise;
    // This one starts later and would commit at once, with a greater number.
    const quickly = quick.changes.append([aChange({ key: 'quick' })]);
    await Promise.race([quickly, sleep(200)]);
    const early = await readOn(quick, reader);
    release.resolve();
    await Promise.all([slowly, quickly]);
    const late = await readOn(quick, reader);
    expect([...early, ...late].sort()).toEqual(['quick', 'slow']);
  });

  it('never pass one that committed before a smaller number did', async () => {
    const [early, late] = [test.storage, await test.open()];
    const watcher = await test.open();
    const reader = { position: 0 };
    const began = Promise.withResolvers<void>();
    const mayAppend = Promise.withResolvers<void>();
    const appended = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    // The one that began first, and so has the smaller transaction number, appends second.
    const first = early.transaction(async (scope) => {
      await scope.cursors.advance('any', 'any', 1);
      began.resolve();
      await mayAppend.promise;
      await scope.changes.append([aChange({ key: 'greater' })]);
    });
    await began.promise;
    const second = late.transaction(async (scope) => {
      await scope.changes.append([aChange({ key: 'smaller' })]);
      appended.resolve();
      await release.promise;
    });
    await appended.promise;
    mayAppend.resolve();
    await Promise.race([first, sleep(200)]);
    const before = await readOn(watcher, reader);
    release.resolve();
    await Promise.all([first, second]);
    const after = await readOn(watcher, reader);
    expect([...before, ...after].sort()).toEqual(['greater', 'smaller']);
  });

  it('see each change once while several writers append at random', async () => {
    const writers = [test.storage, await test.open(), await test.open()];
    const watcher = await test.open();
    const reader = { position: 0 };
    const seen: string[] = [];
    let writing = true;
    const work = Promise.all(
      writers.map(async (storage, w) => {
        for (let i = 0; i < 40; i++) {
          await storage.transaction(async ({ changes, cursors }) => {
            await cursors.advance(`writer-${w}`, 'x', i);
            await changes.append([
              aChange({ key: `${w}-${i}-a` }),
              aChange({ key: `${w}-${i}-b` })
            ]);
            await sleep((i * 7 + w * 3) % 5);
          });
        }
      })
    ).finally(() => (writing = false));
    while (writing) seen.push(...(await readOn(watcher, reader)));
    await work;
    seen.push(...(await readOn(watcher, reader)));
    expect(seen).toHaveLength(240);
    expect(new Set(seen).size).toBe(240);
  });
});
