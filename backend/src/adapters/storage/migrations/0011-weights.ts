import type { Kysely } from 'kysely';

/** The weights of the score, as each org has them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const table = db.schema
    .createTable('score_weights')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull());
  await ['points', 'half_life_days', 'daily_cap', 'maximum_points']
    .reduce((one, name) => one.addColumn(name, 'double precision', (c) => c.notNull()), table)
    .addPrimaryKeyConstraint('score_weights_pk', ['connection_id', 'type'])
    .execute();
}
