import { sql, type Kysely, type SqlBool } from 'kysely';
import {
  KIND_OF,
  type ChangeKind,
  type ExceptionState,
  type Run,
  type RunKind,
  type RunStatus,
  type TargetObject
} from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';
import { RUN_COLUMNS, toRun } from './run-repository.ts';

export interface RunPageQuery {
  readonly kind?: RunKind;
  readonly status?: RunStatus;
  /** Id of the last run of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** A record that a run looked at because it had changed. */
export interface RunRow {
  readonly object: TargetObject;
  readonly key: string;
  /** Of its newest change: `after` of the next page. */
  readonly seq: number;
  readonly changedAt: string;
  /** What it is now: in the org, or why not. */
  readonly state: 'in_org' | ExceptionState;
  readonly code: string | null;
  readonly message: string | null;
  readonly remedy: string | null;
}

/** Read model: runs in pages, and the records of one run. */
export class RunPages {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** The newest first. */
  async list(connectionId: string, { kind, status, before, limit }: RunPageQuery): Promise<Run[]> {
    const rows = await this.db
      .selectFrom('runs')
      .select(RUN_COLUMNS)
      .where('runs.connection_id', '=', connectionId)
      .$if(kind !== undefined, (query) => query.where('runs.kind', '=', kind ?? ''))
      .$if(status !== undefined, (query) => query.where('runs.status', '=', status ?? ''))
      .$if(before !== undefined, (query) => query.where('runs.id', '<', before ?? ''))
      .orderBy('runs.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toRun);
  }

  async find(connectionId: string, id: string): Promise<Run | undefined> {
    const row = await this.db
      .selectFrom('runs')
      .select(RUN_COLUMNS)
      .where('runs.connection_id', '=', connectionId)
      .where('runs.id', '=', id)
      .executeTakeFirst();
    return row && toRun(row);
  }

  /** The records whose changes the run answered, in the order of their newest change. */
  async listRows(
    { id: runId, connectionId }: Pick<Run, 'id' | 'connectionId'>,
    { after, limit }: { readonly after: number; readonly limit: number }
  ): Promise<RunRow[]> {
    const changed = this.db
      .selectFrom('run_ranges')
      .innerJoin('changes', (join) =>
        join
          .onRef('changes.kind', '=', 'run_ranges.kind')
          .onRef('changes.seq', '>', 'run_ranges.after_seq')
          .onRef('changes.seq', '<=', 'run_ranges.up_to_seq')
      )
      .select(['changes.kind', 'changes.key'])
      .select((eb) => eb.fn.max('changes.seq').as('seq'))
      .select((eb) => eb.fn.max('changes.created_at').as('changed_at'))
      .where('run_ranges.run_id', '=', runId)
      .where((eb) =>
        eb.or([
          eb('changes.connection_id', 'is', null),
          eb('changes.connection_id', '=', connectionId)
        ])
      )
      .groupBy(['changes.kind', 'changes.key'])
      .having((eb) => eb(eb.fn.max('changes.seq'), '>', after))
      .as('changed');
    const rows = await this.db
      .selectFrom(changed)
      .leftJoin('exceptions', (join) =>
        join
          .onRef('exceptions.external_id', '=', 'changed.key')
          .on('exceptions.connection_id', '=', connectionId)
          .on(ofObject)
      )
      .select(['changed.kind', 'changed.key', 'changed.seq', 'changed.changed_at'])
      .select(['exceptions.state', 'exceptions.code', 'exceptions.message', 'exceptions.remedy'])
      .orderBy('changed.seq')
      .limit(limit)
      .execute();
    return rows.map(({ kind, seq, changed_at: changedAt, state, ...row }) => ({
      ...row,
      ...{ object: objectOf(kind as ChangeKind), seq: Number(seq), changedAt },
      state: (state as ExceptionState | null) ?? 'in_org'
    }));
  }
}

const KINDS = Object.entries(KIND_OF) as [TargetObject, ChangeKind][];

function objectOf(kind: ChangeKind): TargetObject {
  return KINDS.find(([, one]) => one === kind)?.[0] ?? 'Activity__c';
}

/** An exception names the object, a change the kind of record. */
const ofObject = sql<SqlBool>`exceptions.object = case changed.kind ${sql.join(
  KINDS.map(([object, kind]) => sql`when ${sql.lit(kind)} then ${sql.lit(object)}`),
  sql` `
)} end`;
