import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { aPerson } from '../support/records.ts';

describe.each(databases)('the mirror of people on $name', (database) => {
  const test = useStorage(database);

  it('says who is new or differs in what matching looks at', async () => {
    const { people } = test.storage;
    const [ada, bob] = [aPerson({ recordId: '003A' }), aPerson({ recordId: '003B' })];
    expect(await people.saveAll('org-1', [ada, bob])).toEqual(['003A', '003B']);
    const stamped = { ...ada, systemModstamp: '2024-09-09T00:00:00.000Z' };
    expect(await people.saveAll('org-1', [stamped, { ...bob, accountId: '001X' }])).toEqual([
      '003B'
    ]);
  });

  it.each([
    { email: 'new@example.com' },
    { name: 'New Name' },
    { accountId: '001N' },
    { isConverted: true },
    { convertedContactId: '003C' }
  ])('counts %j as a difference', async (difference) => {
    const { people } = test.storage;
    await people.saveAll('org-1', [aPerson()]);
    const changed = aPerson(difference);
    expect(await people.saveAll('org-1', [changed])).toEqual([changed.recordId]);
    expect(await people.listByIds('org-1', [changed.recordId])).toEqual([changed]);
  });

  it('finds people by address, whatever its case, in their own org only', async () => {
    const { people } = test.storage;
    await people.saveAll('org-1', [aPerson({ recordId: '003A', email: ' Ada@Example.com' })]);
    await people.saveAll('org-2', [
      aPerson({ connectionId: 'org-2', recordId: '003A', email: 'ada@example.com' })
    ]);
    const found = await people.listByEmailKeys('org-1', ['ada@example.com']);
    expect(found).toEqual([aPerson({ recordId: '003A', email: ' Ada@Example.com' })]);
  });

  it('forgets those who are gone, and says whom it knew', async () => {
    const { people } = test.storage;
    await people.saveAll('org-1', [aPerson({ recordId: '003A' }), aPerson({ recordId: '003B' })]);
    expect(await people.removeAll('org-1', ['003A', '003Z'])).toEqual(['003A']);
    expect(await people.listByIds('org-1', ['003A', '003B'])).toHaveLength(1);
  });
});
