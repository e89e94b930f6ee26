import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';

const request = { connector: 'file', path: 'chat.log', options: { community: 'Chat' } };
const totals = { accepted: 10, duplicates: 2, rejected: 1 };

describe.each(databases)('imports on $name', (database) => {
  const now = { value: new Date('2024-03-01T10:00:00.000Z') };
  const test = useStorage(database, { now: () => now.value });

  it('are unfinished from their start to their end', async () => {
    const { imports } = test.storage;
    const started = await imports.start(request);
    expect(await imports.listUnfinished()).toEqual([started]);
    expect(started).toMatchObject({ ...request, state: 'running', finishedAt: null });
    await imports.finish(started.id, totals, 'done', null);
    expect(await imports.listUnfinished()).toEqual([]);
    expect(await imports.latest()).toEqual({
      ...started,
      ...totals,
      state: 'done',
      finishedAt: '2024-03-01T10:00:00.000Z'
    });
  });

  it('keep the reason of a failure', async () => {
    const { imports } = test.storage;
    const started = await imports.start(request);
    await imports.finish(started.id, totals, 'failed', 'The archive ends too early.');
    expect((await imports.latest())?.message).toBe('The archive ends too early.');
  });

  it('know the latest, and that there was none', async () => {
    const { imports } = test.storage;
    expect(await imports.latest()).toBeUndefined();
    await imports.start(request);
    const second = await imports.start({ ...request, path: 'second.log' });
    expect(await imports.latest()).toEqual(second);
  });
});
