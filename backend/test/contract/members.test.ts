import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';
import { aMember } from '../support/records.ts';

describe.each(databases)('members on $name', (database) => {
  const test = useStorage(database);

  it('come back as they were saved, every field', async () => {
    const member = aMember({
      externalId: 'slack:T1:U7',
      email: ' Ada@Example.com ',
      handle: 'ada',
      jobTitle: 'Engineer',
      company: 'Stone & Søn',
      avatarUrl: 'https://a.example/ada.png',
      joinedAt: '2024-01-02T03:04:05.678Z',
      leftAt: '2024-05-06T07:08:09.000Z',
      status: 'Deactivated'
    });
    await test.storage.members.saveAll([member]);
    expect(await test.storage.members.find('slack:T1:U7')).toEqual(member);
  });

  it('are unchanged when only the order of the fields differs', async () => {
    const { status, name, ...rest } = aMember();
    await test.storage.members.saveAll([{ status, name, ...rest }]);
    expect(await test.storage.members.saveAll([{ ...rest, name, status }])).toEqual(['unchanged']);
  });

  it.each(['email', 'handle', 'jobTitle', 'company', 'avatarUrl', 'joinedAt', 'leftAt'] as const)(
    'are updated when %s goes',
    async (field) => {
      await test.storage.members.saveAll([aMember({ [field]: '2024-01-01T00:00:00.000Z' })]);
      expect(await test.storage.members.saveAll([aMember({ [field]: null })])).toEqual(['updated']);
      expect((await test.storage.members.find(aMember().externalId))?.[field]).toBeNull();
    }
  );

  it('are listed by address, whatever its case and blanks', async () => {
    await test.storage.members.saveAll([
      aMember({ externalId: 'u1', email: 'Ada@Example.com' }),
      aMember({ externalId: 'u2', email: ' ada@example.com' }),
      aMember({ externalId: 'u3', email: 'grace@example.com' }),
      aMember({ externalId: 'u4', email: null })
    ]);
    const found = await test.storage.members.listByEmailKeys([
      'ada@example.com',
      'nobody@x.example'
    ]);
    expect(found.map(({ externalId }) => externalId)).toEqual(['u1', 'u2']);
    expect(await test.storage.members.listByEmailKeys([])).toEqual([]);
  });

  it('page through in the order of their keys, none twice and none missing', async () => {
    const members = Array.from({ length: 2_345 }, (_, i) => aMember({ externalId: `u${i}` }));
    expect((await test.storage.members.saveAll(members)).length).toBe(2_345);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await test.storage.members.list({ limit: 500, ...(after && { after }) });
      seen.push(...page.map(({ externalId }) => externalId));
      after = page.length === 500 ? seen.at(-1) : undefined;
    } while (after);
    expect(seen).toEqual(members.map(({ externalId }) => externalId).sort());
    expect(await test.storage.members.count()).toBe(2_345);
  });

  it('are found by more addresses than a statement has room for', async () => {
    await test.storage.members.saveAll([aMember({ externalId: 'u1', email: 'a40000@x.example' })]);
    const addresses = Array.from({ length: 70_000 }, (_, i) => `a${i}@x.example`);
    expect(await test.storage.members.listByEmailKeys(addresses)).toHaveLength(1);
  });

  it('keep text that looks like SQL, and any script', async () => {
    const member = aMember({ name: `O'Hara"; drop table members; -- 日本語 👋` });
    await test.storage.members.saveAll([member]);
    expect(await test.storage.members.find(member.externalId)).toEqual(member);
  });
});
