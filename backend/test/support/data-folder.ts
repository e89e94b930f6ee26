import Database from 'better-sqlite3';
import { join } from 'node:path';
import { openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { loadSecrets } from '../../src/config/index.ts';
import type { Connection } from '../../src/domain/index.ts';
import { systemClock } from '../../src/kernel/index.ts';

/** Looks into the data folder of a service that runs. */
export class DataFolder {
  private readonly folder: string;
  private readonly file: string;

  constructor(folder: string) {
    this.folder = folder;
    this.file = join(folder, 'porchlight.db');
  }

  /** The one connected last. */
  async connection(): Promise<Connection> {
    return this.reading(async (storage) => {
      const [connection] = await storage.connections.list();
      if (!connection) throw new Error('No org is connected.');
      return connection;
    });
  }

  async refreshToken(): Promise<string> {
    const { secretId } = await this.connection();
    const { masterKey } = loadSecrets({ values: {}, unknown: [] }, this.folder);
    return this.reading(async (storage) => {
      const secret = await new Vault(storage, masterKey).open(secretId ?? '');
      return (JSON.parse(secret) as { refreshToken: string }).refreshToken;
    });
  }

  /** Sealed tokens and secrets, of whatever purpose. */
  secretCount(): number {
    const database = new Database(this.file, { readonly: true });
    try {
      return Number(database.prepare('SELECT COUNT(*) FROM secrets').pluck().get());
    } finally {
      database.close();
    }
  }

  private async reading<T>(read: (storage: Storage) => Promise<T>): Promise<T> {
    const storage = await openStorage({ kind: 'sqlite', file: this.file }, systemClock);
    try {
      return await read(storage);
    } finally {
      await storage.close();
    }
  }
}
