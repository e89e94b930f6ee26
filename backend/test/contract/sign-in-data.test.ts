import { describe, expect, it } from '@jest/globals';
import type { Invitation, User } from '../../src/domain/index.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { createPeople, type People } from '../../src/workspace/index.ts';
import { databases, useStorage } from '../support/databases.ts';

const AT = '2024-03-01T10:00:00.000Z';
const SERVICE = { kind: 'service', id: null, name: 'Porchlight' } as const;

function aUser(given: Partial<User> = {}): User {
  return {
    id: 'u1',
    email: 'Ada@porch.example',
    name: 'Ada',
    role: 'admin',
    passwordHash: null,
    openIdKey: null,
    createdAt: AT,
    lastSignInAt: null,
    ...given
  };
}

function anInvitation(given: Partial<Invitation> = {}): Invitation {
  return {
    id: 'i1',
    email: 'Ben@porch.example',
    role: 'data_viewer',
    tokenHash: 'h1',
    state: 'pending',
    invitedBy: 'Ada',
    sentAt: AT,
    expiresAt: AT,
    ...given
  };
}

describe.each(databases)('who may come in, on $name', (database) => {
  const test = useStorage(database);

  function people(): People {
    return createPeople({
      ...{ storage: test.storage, clock: systemClock, logger: silentLogger },
      ...{ secret: Buffer.alloc(32), publicUrl: () => 'https://porch.example' }
    });
  }

  it('keeps users as they are, one for each address however it is written', async () => {
    const { users } = test.storage;
    const user = aUser({ passwordHash: 'p', openIdKey: 'iss sub', lastSignInAt: AT });
    expect(await users.add(user)).toBe(true);
    expect(await users.add(aUser({ id: 'u2', email: ' ADA@porch.example ' }))).toBe(false);
    expect(await users.find('u1')).toEqual(user);
    expect(await users.findByEmail('ada@PORCH.example')).toEqual(user);
    expect(await users.findByOpenIdKey('iss sub')).toEqual(user);
    await users.save({ ...user, role: 'data_viewer' });
    expect(await users.list()).toEqual([{ ...user, role: 'data_viewer' }]);
    const later = '2024-03-02T10:00:00.000Z';
    const noted = { ...user, role: 'data_viewer', lastSignInAt: later };
    expect(await users.noteSignIn('u1', later)).toEqual(noted);
    expect(await users.find('u1')).toEqual(noted);
    await users.remove('u1');
    expect(await users.find('u1')).toBeUndefined();
    expect(await users.noteSignIn('u1', later)).toBeUndefined();
  });

  it('link a user to a profile, once, and keep what has changed since they were looked at', async () => {
    const { users } = test.storage;
    const seen = aUser();
    await users.add(seen);
    await users.save({ ...seen, passwordHash: 'newer' });
    const linked = aUser({ passwordHash: 'newer', openIdKey: 'profile' });
    expect(await users.linkProfile('u1', 'profile')).toEqual(linked);
    expect(await users.linkProfile('u1', 'another')).toBeUndefined();
    expect(await users.find('u1')).toEqual(linked);
  });

  it('closes an invitation once, whoever tries at the same time', async () => {
    const { invitations } = test.storage;
    await invitations.add(anInvitation());
    expect(await invitations.add(anInvitation({ id: 'i2' }))).toBe(false);
    const closed = await Promise.all([
      invitations.close('i1', 'accepted'),
      invitations.close('i1', 'revoked'),
      invitations.close('i1', 'accepted')
    ]);
    expect(closed.filter(Boolean)).toHaveLength(1);
    expect(await invitations.listPending()).toEqual([]);
    expect((await invitations.findByTokenHash('h1'))?.state).not.toBe('pending');
  });

  it('hands out a password link once, whoever tries at the same time', async () => {
    const { passwordLinks } = test.storage;
    const link = { tokenHash: 'h1', userId: 'u1', expiresAt: AT };
    await passwordLinks.add(link);
    await passwordLinks.add({ ...link, tokenHash: 'h2' });
    expect(await passwordLinks.countOfUser('u1')).toBe(2);
    expect(await passwordLinks.find('h1')).toEqual(link);
    const taken = await Promise.all(['h1', 'h1', 'h1'].map((hash) => passwordLinks.take(hash)));
    expect(taken.filter(Boolean)).toEqual([link]);
    await passwordLinks.removeExpired('2024-03-01T09:59:59.999Z');
    expect(await passwordLinks.countOfUser('u1')).toBe(1);
    await passwordLinks.removeExpired(AT);
    expect(await passwordLinks.countOfUser('u1')).toBe(0);
  });

  it('counts every wrong password of those that come at once', async () => {
    const { signIns } = test.storage;
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => signIns.countFailure('ada@porch.example', AT))
    );
    expect(Math.max(...counts)).toBe(10);
    await signIns.lock('ada@porch.example', AT);
    expect(await signIns.failures('ada@porch.example')).toEqual({ count: 10, lockedUntil: AT });
    await signIns.forgetFailures('ada@porch.example');
    expect(await signIns.failures('ada@porch.example')).toEqual({ count: 0, lockedUntil: null });
  });

  it('gives out an attempt at an identity provider once', async () => {
    const { openIdAttempts } = test.storage;
    const attempt = {
      ...{ stateHash: 's', browserHash: 'b', nonce: 'n', codeVerifier: 'v' },
      ...{ invitationId: null, returnTo: '/', expiresAt: AT }
    };
    await openIdAttempts.add(attempt);
    const taken = await Promise.all([openIdAttempts.take('s'), openIdAttempts.take('s')]);
    expect(taken.filter(Boolean)).toEqual([attempt]);
  });

  it('lets one of two admins who remove each other at once succeed', async () => {
    await test.storage.users.add(aUser());
    await test.storage.users.add(aUser({ id: 'u2', email: 'ben@porch.example' }));
    const { users } = people();
    const results = await Promise.allSettled([
      users.remove('u1', SERVICE),
      users.changeRole('u2', 'data_viewer', SERVICE)
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const admins = (await users.list()).filter(({ role }) => role === 'admin');
    expect(admins).toHaveLength(1);
  });

  it('keeps API keys without their secret, and the audit log in pages', async () => {
    const { apiKeys, auditEntries } = people();
    const secrets: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      secrets.push((await apiKeys.add(name, ['status:read'], SERVICE)).secret);
    }
    expect((await apiKeys.list()).map(({ name }) => name)).toEqual(['three', 'two', 'one']);
    expect((await apiKeys.find(secrets[1] ?? ''))?.name).toBe('two');
    expect((await apiKeys.list()).find(({ name }) => name === 'two')?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(await apiKeys.list())).not.toContain(secrets[1]);
    const [newest] = await auditEntries({ limit: 1 });
    const rest = await auditEntries({ limit: 5, before: newest?.id ?? '' });
    expect([newest, ...rest].map((entry) => entry?.subject)).toEqual(['three', 'two', 'one']);
  });
});
