import type { Store } from '../records/index.ts';
import type { BulkJob } from './job.ts';

// Documented: jobs are kept for 7 days, also those that never ended.
const LIFE = 7 * 24 * 3_600_000;

/** The org's jobs, in its own database beside its rows. */
export class JobTable {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    store.db.exec(`
      CREATE TABLE IF NOT EXISTS local_bulk_jobs (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL,
        job TEXT NOT NULL
      ) STRICT`);
  }

  newId(): string {
    return this.store.newIds({ keyPrefix: '750' }, 1)[0] ?? '';
  }

  save(job: BulkJob): void {
    this.store
      .prepare(
        'INSERT OR REPLACE INTO local_bulk_jobs (id, kind, state, created_at, job) VALUES (?, ?, ?, ?, ?)'
      )
      .run(job.id, job.kind, job.state, job.createdAt, JSON.stringify(job));
  }

  find(id: string): BulkJob | undefined {
    const row = this.store.prepare('SELECT job FROM local_bulk_jobs WHERE id = ?').get(id);
    return row === undefined ? undefined : jobOf(row);
  }

  /** Newest first, beginning behind `offset` of them. */
  list(kind: BulkJob['kind'], offset: number, limit: number): BulkJob[] {
    const sql = `SELECT job FROM local_bulk_jobs WHERE kind = ? ORDER BY id DESC LIMIT ? OFFSET ?`;
    return this.store.prepare(sql).all(kind, limit, offset).map(jobOf);
  }

  /** Jobs that are closed and not over, in the order of their ids. */
  waiting(): string[] {
    const sql =
      "SELECT id FROM local_bulk_jobs WHERE state IN ('UploadComplete', 'InProgress') ORDER BY id";
    return this.store.prepare(sql).pluck().all() as string[];
  }

  /** Jobs whose time is up at `now`. */
  expired(now: number): string[] {
    const sql = 'SELECT id FROM local_bulk_jobs WHERE created_at <= ?';
    const statement = this.store.prepare(sql).pluck();
    return statement.all(now - LIFE) as string[];
  }

  delete(id: string): void {
    this.store.prepare('DELETE FROM local_bulk_jobs WHERE id = ?').run(id);
  }
}

function jobOf(row: unknown): BulkJob {
  return JSON.parse((row as { job: string }).job) as BulkJob;
}
