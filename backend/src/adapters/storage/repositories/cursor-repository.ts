import type { Kysely } from 'kysely';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { SettledMarksTable, Tables } from '../tables.ts';

/** Where a consumer stands in a stream. */
export interface CursorPlace {
  readonly position: number;
  /** What the consumer noted of changes beyond the position; empty when it noted nothing. */
  readonly ahead: Uint8Array;
}

const NOTHING: Uint8Array = new Uint8Array();

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
      .leftJoin('settled_marks', (join) =>
        join
          .onRef('settled_marks.consumer', '=', 'cursors.consumer')
          .onRef('settled_marks.stream', '=', 'cursors.stream')
          .onRef('settled_marks.position', '=', 'cursors.position')
      )
      .select(['cursors.position', 'settled_marks.marks'])
      .where('cursors.consumer', '=', consumer)
      .where('cursors.stream', '=', stream)
      .executeTakeFirst();
    return { position: row?.position ?? 0, ahead: row?.marks ?? NOTHING };
  }

  /** Has the consumer read the stream from its beginning again. */
  async reset(consumer: string, stream: string): Promise<void> {
    for (const table of ['settled_marks', 'cursors'] as const) {
      await this.db
        .deleteFrom(table)
        .where('consumer', '=', consumer)
        .where('stream', '=', stream)
        .execute();
    }
  }

  /** Moves forwards only: a smaller position is ignored, with what is noted ahead of it. */
  async advance(
    consumer: string,
    stream: string,
    position: number,
    ahead = NOTHING
  ): Promise<void> {
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
    if (ahead.length === 0) return;
    await this.mark({ consumer, stream, position, marks: Buffer.from(ahead) });
  }

  private async mark(row: SettledMarksTable): Promise<void> {
    const { position, marks } = row;
    await this.db
      .insertInto('settled_marks')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['consumer', 'stream'])
          .doUpdateSet({ position, marks })
          .whereRef('settled_marks.position', '<=', 'excluded.position')
      )
      .execute();
  }
}
