import type { Kysely } from 'kysely';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';

/** Where a consumer stands in a stream. */
export interface CursorPlace {
  readonly position: number;
  /** What the consumer noted of changes beyond the position; empty when it noted nothing. */
  readonly ahead: string;
}

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
    return (await this.place(consumer, stream)).position;
  }

  async place(consumer: string, stream: string): Promise<CursorPlace> {
    const row = await this.db
      .selectFrom('cursors')
      .select(['cursors.position', 'cursors.ahead'])
      .where('cursors.consumer', '=', consumer)
      .where('cursors.stream', '=', stream)
      .executeTakeFirst();
    return row ?? { position: 0, ahead: '' };
  }

  /** Has the consumer read the stream from its beginning again. */
  async reset(consumer: string, stream: string): Promise<void> {
    await this.db
      .deleteFrom('cursors')
      .where('cursors.consumer', '=', consumer)
      .where('cursors.stream', '=', stream)
      .execute();
  }

  /** Moves forwards only: a smaller position is ignored, with what is noted ahead of it. */
  async advance(consumer: string, stream: string, position: number, ahead = ''): Promise<void> {
    await this.db
      .insertInto('cursors')
      .values({ consumer, stream, position, ahead, updated_at: isoNow(this.clock) })
      .onConflict((conflict) =>
        conflict
          .columns(['consumer', 'stream'])
          .doUpdateSet((eb) => ({
            position: eb.ref('excluded.position'),
            ahead: eb.ref('excluded.ahead'),
            updated_at: eb.ref('excluded.updated_at')
          }))
          .where((eb) =>
            eb.or([
              eb('cursors.position', '<', eb.ref('excluded.position')),
              eb.and([
                eb('cursors.position', '=', eb.ref('excluded.position')),
                eb('cursors.ahead', '!=', eb.ref('excluded.ahead'))
              ])
            ])
          )
      )
      .execute();
  }
}
