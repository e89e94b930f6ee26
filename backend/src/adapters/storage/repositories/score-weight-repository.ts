import type { Kysely, Selectable } from 'kysely';
import type { ScoreWeight } from '../../../rules/index.ts';
import type { ScoreWeightTable } from '../rollup-tables.ts';
import type { Tables } from '../tables.ts';

/** The weights of the score as each org was last read; by type. */
export class ScoreWeightRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** None before the org was read for the first time. */
  async list(connectionId: string): Promise<ScoreWeight[]> {
    const rows = await this.db
      .selectFrom('score_weights')
      .selectAll()
      .where('score_weights.connection_id', '=', connectionId)
      .orderBy('score_weights.type')
      .execute();
    return rows.map(toWeight).sort((a, b) => (a.type < b.type ? -1 : 1));
  }

  async replaceAll(connectionId: string, weights: readonly ScoreWeight[]): Promise<void> {
    await this.db
      .deleteFrom('score_weights')
      .where('score_weights.connection_id', '=', connectionId)
      .execute();
    await this.db
      .insertInto('score_weights')
      .values(
        weights.map((weight) => ({
          ...{ connection_id: connectionId, type: weight.type, points: weight.points },
          ...{ half_life_days: weight.halfLifeDays, daily_cap: weight.dailyCap },
          maximum_points: weight.maximumPoints
        }))
      )
      .execute();
  }
}

function toWeight(row: Selectable<ScoreWeightTable>): ScoreWeight {
  return {
    type: row.type,
    points: row.points,
    halfLifeDays: row.half_life_days,
    dailyCap: row.daily_cap,
    maximumPoints: row.maximum_points
  };
}
