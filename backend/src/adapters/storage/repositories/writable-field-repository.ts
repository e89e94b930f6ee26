import type { Kysely } from 'kysely';
import type { TargetObject } from '../../../domain/index.ts';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

/** Which fields the integration user could write when describe was last read. */
export class WritableFieldRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Field names without namespace; empty: the object cannot be written; undefined: never read. */
  async find(connectionId: string, object: TargetObject): Promise<string[] | undefined> {
    const row = await this.db
      .selectFrom('writable_fields')
      .select('writable_fields.fields')
      .where('writable_fields.connection_id', '=', connectionId)
      .where('writable_fields.object', '=', object)
      .executeTakeFirst();
    return row && (JSON.parse(row.fields) as string[]);
  }

  /** What the org demanded of these fields; empty when it was never noted. */
  async findFingerprint(connectionId: string, object: TargetObject): Promise<string> {
    const row = await this.db
      .selectFrom('writable_fields')
      .select('writable_fields.fingerprint')
      .where('writable_fields.connection_id', '=', connectionId)
      .where('writable_fields.object', '=', object)
      .executeTakeFirst();
    return row?.fingerprint ?? '';
  }

  async save(
    connectionId: string,
    object: TargetObject,
    fields: readonly string[],
    fingerprint: string
  ): Promise<void> {
    const values = {
      ...{ fields: JSON.stringify([...fields].sort()), fingerprint },
      updated_at: isoNow(this.clock)
    };
    await this.db
      .insertInto('writable_fields')
      .values({ connection_id: connectionId, object, ...values })
      .onConflict((conflict) => conflict.columns(['connection_id', 'object']).doUpdateSet(values))
      .execute();
  }
}
