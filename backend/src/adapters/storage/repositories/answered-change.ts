import type { ChangeOrigin, Run, RunKind } from '../../../domain/index.ts';

/** A change of one record, and the run that took it to the org; null while none has. */
export interface AnsweredChange {
  readonly at: string;
  readonly origin: ChangeOrigin;
  readonly run: Pick<Run, 'id' | 'kind' | 'startedAt'> | null;
}

/** As the database joins the two. */
export function toAnswered(row: {
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
