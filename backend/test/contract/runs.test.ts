import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { aRun } from '../support/records.ts';

describe.each(databases)('runs on $name', (database) => {
  const test = useStorage(database, { now: () => new Date('2024-03-01T10:00:00.000Z') });

  it('come back as they were saved, the newest first', async () => {
    const { runs } = test.storage;
    const older = aRun({ id: 'r1', startedAt: '2024-01-01T00:00:00.000Z', created: 9 });
    const newer = aRun({ id: 'r2', startedAt: '2024-01-02T00:00:00.000Z', message: 'Org is away' });
    await runs.save(older);
    await runs.save(newer);
    expect(await runs.list('org-1', 10)).toEqual([newer, older]);
    expect(await runs.list('org-1', 1)).toEqual([newer]);
    expect(await runs.list('org-2', 10)).toEqual([]);
  });

  it('are replaced as they go on', async () => {
    const { runs } = test.storage;
    await runs.save(aRun({ status: 'running', finishedAt: null }));
    const done = aRun({ status: 'done', finishedAt: '2024-01-01T00:01:00.000Z', updated: 4 });
    await runs.save(done);
    expect(await runs.list('org-1', 10)).toEqual([done]);
  });

  it('are marked when their process died, the finished ones left alone', async () => {
    const { runs } = test.storage;
    await runs.save(aRun({ id: 'r1', status: 'done' }));
    await runs.save(aRun({ id: 'r2', status: 'running', finishedAt: null }));
    await runs.markInterrupted('org-1', 'The process ended.');
    expect(await runs.list('org-1', 10)).toEqual([
      aRun({
        id: 'r2',
        status: 'interrupted',
        finishedAt: '2024-03-01T10:00:00.000Z',
        message: 'The process ended.'
      }),
      aRun({ id: 'r1', status: 'done' })
    ]);
  });

  it('are marked when nobody holds the lease of their connection any more', async () => {
    const { runs, leases } = test.storage;
    const [gone, alive] = ['r1', 'r2'].map((id, index) =>
      aRun({ id, connectionId: `org-${index + 1}`, status: 'running', finishedAt: null })
    );
    await runs.save(gone!);
    await runs.save(alive!);
    await leases.acquire('sync:org-1', 'here 1 x', 0);
    await leases.acquire('sync:org-2', 'here 2 x', 60_000);
    await runs.markAbandoned('The process ended.');
    expect(await runs.list('org-1', 1)).toMatchObject([
      { status: 'interrupted', message: 'The process ended.' }
    ]);
    expect(await runs.list('org-2', 1)).toEqual([alive]);
  });

  it('add up to the API calls since an instant', async () => {
    const { runs } = test.storage;
    expect(await runs.apiCallsSince('org-1', '2024-01-01T00:00:00.000Z')).toBe(0);
    await runs.save(aRun({ id: 'r1', startedAt: '2023-12-31T23:59:59.999Z', apiCalls: 100 }));
    await runs.save(aRun({ id: 'r2', startedAt: '2024-01-01T00:00:00.000Z', apiCalls: 10 }));
    await runs.save(aRun({ id: 'r3', startedAt: '2024-01-02T00:00:00.000Z', apiCalls: 1 }));
    await runs.save(aRun({ id: 'r4', connectionId: 'org-2', apiCalls: 1_000 }));
    expect(await runs.apiCallsSince('org-1', '2024-01-01T00:00:00.000Z')).toBe(11);
  });
});
