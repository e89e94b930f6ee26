import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../../test/support/databases.ts';
import {
  aChange,
  aConnection,
  aMember,
  anException,
  anIssue,
  aRun
} from '../../test/support/records.ts';
import { pushConsumer } from '../domain/index.ts';
import { WorkspaceHistory } from './index.ts';

describe.each(databases)('the status on $name', (database) => {
  const clock = { now: () => new Date('2024-03-01T10:00:00.000Z') };
  const test = useStorage(database, clock);
  const status = () => new WorkspaceHistory({ storage: test.storage, clock }).status();

  it('has nothing to tell at first', async () => {
    expect(await status()).toEqual({
      connection: null,
      outbox: { pending: 0, waiting: 0, parked: 0 },
      counts: { communities: 0, members: 0, activities: 0, sessions: 0 },
      apiUse: { callsLast24Hours: 0, org: null },
      storage: null,
      lastImport: null,
      schedule: { intervalMinutes: 10, nextRunAt: null },
      lastRuns: [],
      issues: []
    });
  });

  it('counts what has still to be sent, each record once', async () => {
    const { changes, connections, cursors, exceptions } = test.storage;
    await connections.save(aConnection());
    await changes.append([aChange({ key: 'sent' })]);
    await cursors.advance(pushConsumer('org-1'), 'member', await changes.head());
    await changes.append([
      aChange({ key: 'u1' }),
      aChange({ key: 'u1' }),
      aChange({ key: 'a1', kind: 'activity' }),
      aChange({ key: '003A', kind: 'person', connectionId: 'org-1' })
    ]);
    await exceptions.saveAll([
      anException({ externalId: 'r', state: 'retry' }),
      anException({ externalId: 'w', state: 'waiting' }),
      anException({ externalId: 'p', state: 'parked' })
    ]);
    expect((await status()).outbox).toEqual({ pending: 3, waiting: 1, parked: 1 });
  });

  it('shows the connection in use, without where its secret lies', async () => {
    await test.storage.connections.save(aConnection({ secretId: 'do-not-tell' }));
    const { connection } = await status();
    expect(connection).toMatchObject({ name: 'Production', state: 'connected' });
    expect(JSON.stringify(connection)).not.toContain('do-not-tell');
  });

  it('shows counts, the last import, the newest runs, open issues and the calls of a day', async () => {
    const { connections, imports, issues, members, runs } = test.storage;
    await connections.save(aConnection());
    await members.saveAll([aMember()]);
    const started = await imports.start({ connector: 'file', path: 'a.csv', options: {} });
    await imports.finish(started.id, { accepted: 3, duplicates: 2, rejected: 1 }, 'done', null);
    for (let i = 1; i <= 7; i++) {
      await runs.save(aRun({ id: `r${i}`, startedAt: `2024-03-01T0${i}:00:00.000Z`, apiCalls: i }));
    }
    await runs.save(aRun({ id: 'r0', startedAt: '2024-02-29T09:59:59.999Z', apiCalls: 100 }));
    await issues.report([anIssue({ recordKey: 'a' }), anIssue({ recordKey: 'b' })]);
    await issues.resolve('org-1', { recordKeys: ['a'] });
    const shown = await status();
    expect(shown.counts.members).toBe(1);
    expect(shown.lastImport).toMatchObject({ accepted: 3, duplicates: 2, rejected: 1 });
    expect(shown.lastRuns.map(({ id }) => id)).toEqual(['r7', 'r6', 'r5', 'r4', 'r3']);
    expect(shown.issues.map(({ recordKey }) => recordKey)).toEqual(['b']);
    expect(shown.apiUse.callsLast24Hours).toBe(28);
  });
});
