import type { Kysely } from 'kysely';
import type { HealthObject, TargetObject } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1000;

type SentObject = TargetObject | HealthObject;

/** What an org was last sent of the records that change: the same payload is never sent twice. */
export class SentHashRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** Hashes by external id, of those that were sent. */
  async find(
    connectionId: string,
    object: SentObject,
    externalIds: readonly string[]
  ): Promise<Map<string, string>> {
    const hashes = new Map<string, string>();
    for (const part of chunk(externalIds, ROWS_PER_STATEMENT)) {
      const rows = await this.db
        .selectFrom('sent_hashes')
        .select(['sent_hashes.external_id', 'sent_hashes.hash'])
        .where('sent_hashes.connection_id', '=', connectionId)
        .where('sent_hashes.object', '=', object)
        .where('sent_hashes.external_id', 'in', part)
        .execute();
      for (const row of rows) hashes.set(row.external_id, row.hash);
    }
    return hashes;
  }

  /** All hashes of an object with few records, by external id. */
  async list(connectionId: string, object: SentObject): Promise<Map<string, string>> {
    const rows = await this.db
      .selectFrom('sent_hashes')
      .select(['sent_hashes.external_id', 'sent_hashes.hash'])
      .where('sent_hashes.connection_id', '=', connectionId)
      .where('sent_hashes.object', '=', object)
      .orderBy('sent_hashes.external_id')
      .execute();
    return new Map(rows.map((row) => [row.external_id, row.hash]));
  }

  /** What these records were last sent is no longer known. */
  async deleteAll(
    connectionId: string,
    object: SentObject,
    externalIds: readonly string[]
  ): Promise<void> {
    for (const part of chunk(externalIds, ROWS_PER_STATEMENT)) {
      await this.db
        .deleteFrom('sent_hashes')
        .where('sent_hashes.connection_id', '=', connectionId)
        .where('sent_hashes.object', '=', object)
        .where('sent_hashes.external_id', 'in', part)
        .execute();
    }
  }

  /** The same for every record of an object. */
  async forget(connectionId: string, object: SentObject): Promise<void> {
    await this.db
      .deleteFrom('sent_hashes')
      .where('sent_hashes.connection_id', '=', connectionId)
      .where('sent_hashes.object', '=', object)
      .execute();
  }

  async saveAll(
    connectionId: string,
    object: SentObject,
    hashes: ReadonlyMap<string, string>
  ): Promise<void> {
    for (const part of chunk([...hashes], ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('sent_hashes')
        .values(
          part.map(([externalId, hash]) => ({
            connection_id: connectionId,
            object,
            external_id: externalId,
            hash
          }))
        )
        .onConflict((conflict) =>
          conflict
            .columns(['connection_id', 'object', 'external_id'])
            .doUpdateSet((eb) => ({ hash: eb.ref('excluded.hash') }))
        )
        .execute();
    }
  }
}
