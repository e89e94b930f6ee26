import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { anIssue } from '../support/records.ts';

describe.each(databases)('issues on $name', (database) => {
  const now = { value: new Date('2024-03-01T10:00:00.000Z') };
  const test = useStorage(database, { now: () => now.value });
  const openKeys = async () =>
    (await test.storage.issues.listOpen('org-1', 100)).map(({ recordKey }) => recordKey).sort();

  it('are open once reported, one per cause', async () => {
    const { issues } = test.storage;
    now.value = new Date('2024-03-01T10:00:00.000Z');
    await issues.report([anIssue({ message: 'first' })]);
    now.value = new Date('2024-03-02T10:00:00.000Z');
    await issues.report([anIssue({ message: 'second' })]);
    const open = await issues.listOpen('org-1', 100);
    expect(open).toEqual([
      {
        ...anIssue({ message: 'second' }),
        id: expect.any(String) as unknown,
        state: 'open',
        firstSeenAt: '2024-03-01T10:00:00.000Z',
        lastSeenAt: '2024-03-02T10:00:00.000Z'
      }
    ]);
  });

  it('are no longer open once resolved, and open again when the cause returns', async () => {
    const { issues } = test.storage;
    await issues.report([anIssue({ recordKey: 'a' }), anIssue({ recordKey: 'b' })]);
    await issues.resolve('org-1', { object: 'Member__c', recordKeys: ['a'] });
    expect(await openKeys()).toEqual(['b']);
    await issues.report([anIssue({ recordKey: 'a' })]);
    expect(await openKeys()).toEqual(['a', 'b']);
  });

  it('are resolved by cause, and nothing else is', async () => {
    const { issues } = test.storage;
    await issues.report([
      anIssue({ recordKey: 'a', code: 'ambiguous' }),
      anIssue({ recordKey: 'b', code: 'ambiguous', object: 'Activity__c' }),
      anIssue({ recordKey: 'c', code: 'too_long' }),
      anIssue({ recordKey: 'd', code: 'ambiguous', connectionId: 'org-2' })
    ]);
    await issues.resolve('org-1', { code: 'ambiguous', object: 'Member__c' });
    expect(await openKeys()).toEqual(['b', 'c']);
    expect(await issues.listOpen('org-2', 100)).toHaveLength(1);
    await issues.resolve('org-1', { recordKeys: [] });
    expect(await openKeys()).toEqual(['b', 'c']);
  });
});
