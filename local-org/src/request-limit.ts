import type { Clock } from './clock.ts';
import type { Store } from './records/index.ts';

const HOUR = 3_600_000;
const WINDOW_HOURS = 24;

/** API calls of the rolling 24 hours against the daily allocation, counted by the hour. */
export class RequestLimit {
  readonly max: number;
  private readonly store: Store;
  private readonly clock: Clock;

  constructor(store: Store, clock: Clock, max: number) {
    this.store = store;
    this.clock = clock;
    this.max = max;
    store.db.exec(
      'CREATE TABLE IF NOT EXISTS local_api_usage (hour INTEGER PRIMARY KEY, calls INTEGER NOT NULL) STRICT'
    );
  }

  get used(): number {
    const row = this.store
      .prepare('SELECT COALESCE(SUM(calls), 0) AS used FROM local_api_usage WHERE hour > ?')
      .get(this.hour() - WINDOW_HOURS) as { used: number };
    return row.used;
  }

  /** Counts one call; false when the allocation is used up, and then it is not counted. */
  take(): boolean {
    if (this.used >= this.max) return false;
    this.store
      .prepare(
        'INSERT INTO local_api_usage (hour, calls) VALUES (?, 1) ON CONFLICT (hour) DO UPDATE SET calls = calls + 1'
      )
      .run(this.hour());
    return true;
  }

  private hour(): number {
    return Math.floor(this.clock.now().getTime() / HOUR);
  }
}
