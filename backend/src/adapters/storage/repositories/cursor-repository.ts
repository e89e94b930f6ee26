import type { Kysely } from 'kysely';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

/** How far each consumer has read each stream of the change log. */
export class CursorRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** 0 for a consumer that has read nothing yet. */
  async position(consumer: string, stream: string): Promise<number> {
    const row = await this.db
      .selectFrom('cursors')
      .select('cursors.position')
      .where('cursors.consumer', '=', consumer)
      .where('cursors.stream', '=', stream)
      .executeTakeFirst();
    return row?.position ?? 0;
  }

  /** Has the consumer read the stream from its beginning again. */
  async reset(consumer: string, stream: string): Promise<void> {
    await this.db
      .deleteFrom('cursors')
      .where('cursors.consumer', '=', consumer)
      .where('cursors.stream', '=', stream)
      .execute();
  }

  /** Moves forwards only: a smaller position is ignored. */
  async advance(consumer: string, stream: string, position: number): Promise<void> {
    await this.db
      .insertInto('cursors')
      .values({ consumer, stream, position, updated_at: isoNow(this.clock) })
      .onConflict((conflict) =>
        conflict
          .columns(['consumer', 'stream'])
          .doUpdateSet((eb) => ({
            position: eb.ref('excluded.position'),
            updated_at: eb.ref('excluded.updated_at')
          }))
          .whereRef('cursors.position', '<', 'excluded.position')
      )
      .execute();
  }
}
