import type { Kysely } from 'kysely';
import type { ChangeOrigin, Run, RunKind } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** A change of one record, and the run that took it to the org; null while none has. */
export interface AnsweredChange {
  readonly at: string;
  readonly origin: ChangeOrigin;
  readonly run: Pick<Run, 'id' | 'kind' | 'startedAt'> | null;
}

/** Read model: what changed a record, and which run took that to the org. */
export class AnsweredChanges {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** The changes of one record, the oldest first, each with the run that answered it. */
  async listOf(connectionId: string, key: string): Promise<AnsweredChange[]> {
    const rows = await this.db
      .selectFrom('changes')
      .leftJoin(
        (eb) =>
          eb
            .selectFrom('run_ranges')
            .innerJoin('runs', 'runs.id', 'run_ranges.run_id')
            .select(['runs.id', 'runs.kind as run_kind', 'runs.started_at'])
            .select(['run_ranges.kind', 'run_ranges.after_seq', 'run_ranges.up_to_seq'])
            .where('runs.connection_id', '=', connectionId)
            .as('answered'),
        (join) =>
          join
            .onRef('answered.kind', '=', 'changes.kind')
            .onRef('answered.after_seq', '<', 'changes.seq')
            .onRef('answered.up_to_seq', '>=', 'changes.seq')
      )
      .select(['changes.created_at', 'changes.origin'])
      .select(['answered.id as run_id', 'answered.run_kind', 'answered.started_at'])
      .where('changes.key', '=', key)
      .where((eb) =>
        eb.or([
          eb('changes.connection_id', 'is', null),
          eb('changes.connection_id', '=', connectionId)
        ])
      )
      .orderBy('changes.seq')
      .execute();
    return rows.map(toAnswered);
  }
}

/** As the database joins the two. */
function toAnswered(row: {
  created_at: string;
  origin: string;
  run_id: string | null;
  run_kind: string | null;
  started_at: string | null;
}): AnsweredChange {
  const { run_id: id, run_kind: kind, started_at: startedAt } = row;
  const run = id === null ? null : { id, kind: kind as RunKind, startedAt: startedAt ?? '' };
  return { at: row.created_at, origin: row.origin as ChangeOrigin, run };
}
