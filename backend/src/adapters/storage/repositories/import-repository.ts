import type { Kysely, Selectable } from 'kysely';
import { isoNow, newId, type Clock } from '../../../kernel/index.ts';
import type { Tables } from '../tables.ts';
import type { ImportTable } from '../work-tables.ts';

export type ImportState = 'running' | 'done' | 'failed';

export interface ImportTotals {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** One import of one file or folder. */
export interface ImportRecord extends ImportTotals {
  readonly id: string;
  readonly connector: string;
  readonly path: string;
  /** What the import was asked for besides its path, for example the community's name. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly state: ImportState;
  readonly message: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

const COLUMNS = [
  'imports.id',
  'imports.connector',
  'imports.path',
  'imports.options',
  'imports.state',
  'imports.accepted',
  'imports.duplicates',
  'imports.rejected',
  'imports.message',
  'imports.started_at',
  'imports.finished_at'
] as const;

export class ImportRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Notes that an import begins, so that a crash can be noticed and made good. */
  async start(
    request: Pick<ImportRecord, 'connector' | 'path' | 'options'>
  ): Promise<ImportRecord> {
    const row = {
      id: newId(),
      connector: request.connector,
      path: request.path,
      options: JSON.stringify(request.options),
      state: 'running',
      accepted: 0,
      duplicates: 0,
      rejected: 0,
      message: null,
      started_at: isoNow(this.clock),
      finished_at: null
    };
    await this.db.insertInto('imports').values(row).execute();
    return toImport(row);
  }

  async finish(
    id: string,
    totals: ImportTotals,
    state: Exclude<ImportState, 'running'>,
    message: string | null
  ): Promise<void> {
    const { accepted, duplicates, rejected } = totals;
    await this.db
      .updateTable('imports')
      .set({ accepted, duplicates, rejected, state, message, finished_at: isoNow(this.clock) })
      .where('imports.id', '=', id)
      .execute();
  }

  /** Oldest first. */
  async listUnfinished(): Promise<ImportRecord[]> {
    const rows = await this.db
      .selectFrom('imports')
      .select(COLUMNS)
      .where('imports.state', '=', 'running')
      .orderBy('imports.id')
      .execute();
    return rows.map(toImport);
  }

  /** The one begun last, if there ever was one. */
  async latest(): Promise<ImportRecord | undefined> {
    const row = await this.db
      .selectFrom('imports')
      .select(COLUMNS)
      .orderBy('imports.id', 'desc')
      .executeTakeFirst();
    return row && toImport(row);
  }
}

function toImport(row: Selectable<ImportTable>): ImportRecord {
  return {
    id: row.id,
    connector: row.connector,
    path: row.path,
    options: JSON.parse(row.options) as ImportRecord['options'],
    state: row.state as ImportState,
    accepted: row.accepted,
    duplicates: row.duplicates,
    rejected: row.rejected,
    message: row.message,
    startedAt: row.started_at,
    finishedAt: row.finished_at
  };
}
