import type { Kysely } from 'kysely';
import type { TargetObject } from '../../../domain/index.ts';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { BulkJobTable, Tables } from '../tables.ts';

/** A Bulk job whose rows are not settled yet. */
export interface BulkJobRecord {
  readonly connectionId: string;
  readonly object: TargetObject;
  /** The org's id. */
  readonly jobId: string;
  /**
   * `created`: known to the org; `uploaded`: all its rows are there and it is about to be closed; `judged`:
   * what became of its rows is written down, and the cursor has still to pass them.
   */
  readonly state: 'created' | 'uploaded' | 'judged';
  /** It holds what the object's stream had to send up to this position of the change log. */
  readonly upTo: number;
  readonly rows: number;
  /** Of these, sent for the first time. */
  readonly newRows: number;
}

/** At most one job of an object at a time in each connection, so that a crash never uploads twice. */
export class BulkJobRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;

  constructor(db: Kysely<Tables>, clock: Clock) {
    this.db = db;
    this.clock = clock;
  }

  async save(job: BulkJobRecord): Promise<void> {
    const row = { ...toRow(job), created_at: isoNow(this.clock) };
    await this.db
      .insertInto('bulk_jobs')
      .values(row)
      .onConflict((conflict) => conflict.columns(['connection_id', 'object']).doUpdateSet(row))
      .execute();
  }

  async delete(connectionId: string, object: TargetObject): Promise<void> {
    await this.db
      .deleteFrom('bulk_jobs')
      .where('bulk_jobs.connection_id', '=', connectionId)
      .where('bulk_jobs.object', '=', object)
      .execute();
  }

  async list(connectionId: string): Promise<BulkJobRecord[]> {
    const rows = await this.db
      .selectFrom('bulk_jobs')
      .selectAll()
      .where('bulk_jobs.connection_id', '=', connectionId)
      .orderBy('bulk_jobs.created_at')
      .execute();
    return rows.map(toRecord);
  }
}

function toRow(job: BulkJobRecord): Omit<BulkJobTable, 'created_at'> {
  return {
    connection_id: job.connectionId,
    object: job.object,
    job_id: job.jobId,
    state: job.state,
    up_to: job.upTo,
    rows: job.rows,
    new_rows: job.newRows
  };
}

function toRecord(row: BulkJobTable): BulkJobRecord {
  return {
    connectionId: row.connection_id,
    object: row.object as TargetObject,
    jobId: row.job_id,
    state: row.state as BulkJobRecord['state'],
    upTo: Number(row.up_to),
    rows: row.rows,
    newRows: row.new_rows
  };
}
