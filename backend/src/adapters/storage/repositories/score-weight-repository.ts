import type { Kysely } from 'kysely';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { ScoreWeight } from '../../../rules/index.ts';
import type { Tables } from '../tables.ts';

/** The weights of the score as each org has them. */
export class ScoreWeightRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Undefined when they were never read; without weights when the org did not give them. */
  async find(
    connectionId: string
  ): Promise<{ weights: readonly ScoreWeight[] | null; readAt: string } | undefined> {
    const row = await this.db
      .selectFrom('org_score_weights')
      .select(['org_score_weights.weights', 'org_score_weights.read_at'])
      .where('org_score_weights.connection_id', '=', connectionId)
      .executeTakeFirst();
    if (!row) return undefined;
    const weights = row.weights === null ? null : (JSON.parse(row.weights) as ScoreWeight[]);
    return { weights, readAt: row.read_at };
  }

  async save(connectionId: string, weights: readonly ScoreWeight[] | null): Promise<void> {
    const row = { weights: weights && JSON.stringify(weights), read_at: isoNow(this.clock) };
    await this.db
      .insertInto('org_score_weights')
      .values({ connection_id: connectionId, ...row })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
      .execute();
  }
}
