import { describe, expect, it } from '@jest/globals';
import { SecretNotFoundError } from '../../src/adapters/storage/index.ts';
import { databases, useStorage } from '../support/databases.ts';

const sealed = { id: 's1', purpose: 'connection', keyId: 'k1', ciphertext: 'v1.k1.YQ==.Yg==' };

describe.each(databases)('secrets on $name', (database) => {
  const test = useStorage(database);

  it('come back as they were put', async () => {
    await test.storage.secrets.put(sealed);
    expect(await test.storage.secrets.get('s1')).toEqual(sealed);
  });

  it('are replaced under the same id', async () => {
    await test.storage.secrets.put(sealed);
    await test.storage.secrets.put({ ...sealed, ciphertext: 'v1.k1.Yw==.ZA==' });
    expect((await test.storage.secrets.get('s1')).ciphertext).toBe('v1.k1.Yw==.ZA==');
  });

  it('are gone once deleted, and deleting twice is no error', async () => {
    await test.storage.secrets.put(sealed);
    await test.storage.secrets.delete('s1');
    await test.storage.secrets.delete('s1');
    await expect(test.storage.secrets.get('s1')).rejects.toThrow(SecretNotFoundError);
  });
});
