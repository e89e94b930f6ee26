import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** A point of the checklist that only a person can look at, and who says that it is done. */
export interface ConfirmedPoint {
  readonly connectionId: string;
  readonly point: string;
  /** As people know them. */
  readonly actor: string;
  readonly at: string;
}

/** What people have confirmed about each connection. */
export class ConfirmedPointRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async save({ connectionId, point, actor, at }: ConfirmedPoint): Promise<void> {
    await this.db
      .insertInto('confirmed_points')
      .values({ connection_id: connectionId, point, actor, at })
      .onConflict((conflict) =>
        conflict.columns(['connection_id', 'point']).doUpdateSet({ actor, at })
      )
      .execute();
  }

  async delete(connectionId: string, point: string): Promise<void> {
    await this.db
      .deleteFrom('confirmed_points')
      .where('confirmed_points.connection_id', '=', connectionId)
      .where('confirmed_points.point', '=', point)
      .execute();
  }

  async list(connectionId: string): Promise<ConfirmedPoint[]> {
    const rows = await this.db
      .selectFrom('confirmed_points')
      .select(['confirmed_points.point', 'confirmed_points.actor', 'confirmed_points.at'])
      .where('confirmed_points.connection_id', '=', connectionId)
      .orderBy('confirmed_points.point')
      .execute();
    return rows.map((row) => ({ connectionId, ...row }));
  }
}
