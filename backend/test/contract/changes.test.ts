import { describe, expect, it } from '@jest/globals';
import type { Change, LoggedChange } from '../../src/domain/index.ts';
import { databases, useStorage } from '../support/databases.ts';
import { aChange, aMember, anActivity } from '../support/records.ts';

const EVERYTHING = {
  kinds: ['community', 'member', 'activity', 'person'] as const,
  connectionId: 'org-1',
  after: 0,
  upTo: Number.MAX_SAFE_INTEGER,
  limit: 10_000
};

describe.each(databases)('the change log on $name', (database) => {
  const test = useStorage(database);

  it('is empty at first', async () => {
    const { changes } = test.storage;
    expect(await changes.head()).toBe(0);
    expect(await changes.read(EVERYTHING)).toEqual([]);
    await changes.append([]);
    expect(await changes.head()).toBe(0);
  });

  it('gives changes back in the order they came', async () => {
    const { changes } = test.storage;
    const appended = Array.from({ length: 2_500 }, (_, i) =>
      aChange({ key: `k${i}`, depth: i % 3, origin: i % 2 ? 'pull' : 'intake' })
    );
    await changes.append(appended);
    const read = await changes.read(EVERYTHING);
    expect(read.map(withoutSeq)).toEqual(appended);
    const numbers = read.map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(await changes.head()).toBe(numbers.at(-1));
  });

  it('reads from a position, up to a position, so many at a time', async () => {
    const { changes } = test.storage;
    await changes.append(['a', 'b', 'c', 'd', 'e'].map((key) => aChange({ key })));
    const [first, , , fourth] = await changes.read(EVERYTHING);
    const window = { ...EVERYTHING, after: first?.seq ?? 0, upTo: fourth?.seq ?? 0 };
    expect((await changes.read(window)).map(({ key }) => key)).toEqual(['b', 'c', 'd']);
    expect((await changes.read({ ...window, limit: 2 })).map(({ key }) => key)).toEqual(['b', 'c']);
  });

  it('shows a connection what concerns everyone or itself', async () => {
    const { changes } = test.storage;
    await changes.append([
      aChange({ key: 'all' }),
      aChange({ key: 'mine', connectionId: 'org-1' }),
      aChange({ key: 'theirs', connectionId: 'org-2' }),
      aChange({ key: 'person', kind: 'person', connectionId: 'org-1' })
    ]);
    const read = await changes.read({ ...EVERYTHING, kinds: ['member'] });
    expect(read.map(({ key }) => key)).toEqual(['all', 'mine']);
  });

  it('counts records, not changes, that are still to be looked at', async () => {
    const { changes } = test.storage;
    await changes.append([
      aChange({ key: 'a' }),
      aChange({ key: 'a' }),
      aChange({ key: 'b', connectionId: 'org-1' }),
      aChange({ key: 'c', connectionId: 'org-2' }),
      aChange({ key: 'd', kind: 'activity' })
    ]);
    const question = { kind: 'member', connectionId: 'org-1' } as const;
    expect(await changes.pending({ ...question, after: 0 })).toBe(2);
    expect(await changes.pending({ ...question, after: await changes.head() })).toBe(0);
  });

  it('takes up every record of a kind for one connection', async () => {
    const { changes, members } = test.storage;
    await members.saveAll([aMember({ externalId: 'u1' }), aMember({ externalId: 'u2' })]);
    await changes.appendAll({ kind: 'member', connectionId: 'org-1', origin: 'access' });
    const read = await changes.read(EVERYTHING);
    expect(read.map(withoutSeq)).toEqual([
      { kind: 'member', key: 'u1', connectionId: 'org-1', origin: 'access', depth: 0 },
      { kind: 'member', key: 'u2', connectionId: 'org-1', origin: 'access', depth: 0 }
    ]);
  });

  it('takes up the activities of some members for one connection', async () => {
    const { changes, activities } = test.storage;
    await activities.saveAll([
      anActivity({ externalId: 'a1', memberKey: 'u1' }),
      anActivity({ externalId: 'a2', memberKey: 'u2' }),
      anActivity({ externalId: 'a3', memberKey: 'u1' })
    ]);
    const about = { connectionId: 'org-1', origin: 'identity', depth: 1 } as const;
    await changes.appendActivitiesOf(['u1', 'u9'], about);
    await changes.appendActivitiesOf([], about);
    const read = await changes.read(EVERYTHING);
    expect(read.map(({ key }) => key).sort()).toEqual(['a1', 'a3']);
    expect(read[0]).toMatchObject({ kind: 'activity', ...about });
  });

  it('forgets the changes of a transaction that failed', async () => {
    const { changes } = test.storage;
    const failing = test.storage.transaction(async (scope) => {
      await scope.changes.append([aChange({ key: 'lost' })]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await changes.append([aChange({ key: 'kept' })]);
    expect((await changes.read(EVERYTHING)).map(({ key }) => key)).toEqual(['kept']);
  });
});

function withoutSeq({ kind, key, connectionId, origin, depth }: LoggedChange): Change {
  return { kind, key, connectionId, origin, depth };
}
