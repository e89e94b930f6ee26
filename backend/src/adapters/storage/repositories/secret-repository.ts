import type { Kysely } from 'kysely';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import { SecretNotFoundError } from '../errors.ts';
import type { Tables } from '../tables.ts';

/** A sealed secret: useless without the key that `keyId` names. */
export interface SealedSecret {
  readonly id: string;
  readonly purpose: string;
  readonly keyId: string;
  /** AES-256-GCM envelope of the vault. */
  readonly ciphertext: string;
}

/** Ciphertext only; the vault seals and opens. */
export class SecretRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Stores a secret, replacing one with the same id. */
  async put(secret: SealedSecret): Promise<void> {
    const { id, purpose, keyId: key_id, ciphertext } = secret;
    await this.db
      .insertInto('secrets')
      .values({ id, purpose, key_id, ciphertext, created_at: isoNow(this.clock) })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ purpose, key_id, ciphertext }))
      .execute();
  }

  async get(id: string): Promise<SealedSecret> {
    const row = await this.db
      .selectFrom('secrets')
      .select(['secrets.id', 'secrets.purpose', 'secrets.key_id', 'secrets.ciphertext'])
      .where('secrets.id', '=', id)
      .executeTakeFirst();
    if (!row) throw new SecretNotFoundError(id);
    return { id: row.id, purpose: row.purpose, keyId: row.key_id, ciphertext: row.ciphertext };
  }

  /** False when it is gone: it is not brought back. */
  async update(secret: SealedSecret): Promise<boolean> {
    const { id, purpose, keyId: key_id, ciphertext } = secret;
    const result = await this.db
      .updateTable('secrets')
      .set({ purpose, key_id, ciphertext })
      .where('secrets.id', '=', id)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** Nothing happens when it is gone already. */
  async delete(id: string): Promise<void> {
    await this.db.deleteFrom('secrets').where('secrets.id', '=', id).execute();
  }
}
