import { expect, it } from '@jest/globals';
import { databases, useStorage } from '../../../test/support/databases.ts';
import { SecretNotFoundError } from '../storage/index.ts';
import { DamagedSecretError, Vault, WrongMasterKeyError } from './index.ts';

const [sqlite] = databases;
if (!sqlite) throw new Error('SQLite is always there');
const test = useStorage(sqlite);

function vaultWith(key: number): Vault {
  return new Vault(test.storage, Buffer.alloc(32, key));
}

it('opens what it sealed', async () => {
  const id = await vaultWith(1).seal('connection', 'hunter2');
  expect(await vaultWith(1).open(id)).toBe('hunter2');
});

it('stores nothing that tells the text', async () => {
  const id = await vaultWith(1).seal('connection', 'hunter2');
  const stored = await test.storage.secrets.get(id);
  expect(stored).toMatchObject({ id, purpose: 'connection' });
  expect(JSON.stringify(stored)).not.toContain('hunter2');
});

it('opens no secret that was put under another id or for another purpose', async () => {
  const stored = await test.storage.secrets.get(await vaultWith(1).seal('connection', 'hunter2'));
  await test.storage.secrets.put({ ...stored, id: 'moved' });
  await expect(vaultWith(1).open('moved')).rejects.toThrow(DamagedSecretError);
  await test.storage.secrets.put({ ...stored, purpose: 'mail' });
  await expect(vaultWith(1).open(stored.id)).rejects.toThrow(DamagedSecretError);
});

it('says when the master key is not the one in use before', async () => {
  const id = await vaultWith(1).seal('connection', 'hunter2');
  await expect(vaultWith(2).open(id)).rejects.toThrow(WrongMasterKeyError);
});

it('forgets for good', async () => {
  const id = await vaultWith(1).seal('connection', 'hunter2');
  await vaultWith(1).forget(id);
  await expect(vaultWith(1).open(id)).rejects.toThrow(SecretNotFoundError);
});

it('replaces a secret under its id, and brings none back that was forgotten', async () => {
  const vault = vaultWith(1);
  const id = await vault.seal('connection', 'old');
  expect(await vault.replace(id, 'connection', 'new')).toBe(true);
  expect(await vault.open(id)).toBe('new');
  await vault.forget(id);
  expect(await vault.replace(id, 'connection', 'newest')).toBe(false);
  await expect(vault.open(id)).rejects.toThrow(SecretNotFoundError);
});
