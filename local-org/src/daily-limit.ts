import type { Clock } from './clock.ts';
import type { Store } from './records/index.ts';

const HOUR = 3_600_000;
const WINDOW_HOURS = 24;

/** What the org may use of one thing in rolling 24 hours, counted by the hour. */
export class DailyLimit {
  readonly max: number;
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly name: string;

  constructor(store: Store, clock: Clock, name: string, max: number) {
    this.store = store;
    this.clock = clock;
    this.name = name;
    this.max = max;
    store.db.exec(`
      CREATE TABLE IF NOT EXISTS local_daily_usage (
        name TEXT NOT NULL, hour INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (name, hour)
      ) STRICT`);
  }

  get used(): number {
    const row = this.store
      .prepare(
        'SELECT COALESCE(SUM(used), 0) AS used FROM local_daily_usage WHERE name = ? AND hour > ?'
      )
      .get(this.name, this.hour() - WINDOW_HOURS) as { used: number };
    return row.used;
  }

  /** Counts one; false when the allocation is used up, and then it is not counted. */
  take(): boolean {
    if (this.used >= this.max) return false;
    this.count(1);
    return true;
  }

  /** Uses up what is left of the day. */
  exhaust(): void {
    this.count(Math.max(0, this.max - this.used));
  }

  private count(more: number): void {
    this.store
      .prepare(
        `INSERT INTO local_daily_usage (name, hour, used) VALUES (?, ?, ?)
         ON CONFLICT (name, hour) DO UPDATE SET used = used + excluded.used`
      )
      .run(this.name, this.hour(), more);
  }

  private hour(): number {
    return Math.floor(this.clock.now().getTime() / HOUR);
  }
}
