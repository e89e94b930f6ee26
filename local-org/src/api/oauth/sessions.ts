import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../records/index.ts';

// The default session timeout of an org: two hours without use.
const IDLE_LIFE = 2 * 3_600_000;
// Writing the last use at every call would cost more than the accuracy is worth.
const TOUCH_AFTER = 60_000;

interface SessionRow {
  readonly user_id: string;
  readonly last_used: number;
  readonly idle_life: number | null;
}

/** Access tokens and whose they are; they outlive a restart like the org's rows. */
export class Sessions {
  private readonly store: Store;
  private readonly clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.clock = clock;
    store.db.exec(
      `CREATE TABLE IF NOT EXISTS local_sessions (token TEXT PRIMARY KEY, user_id TEXT NOT NULL,
         last_used INTEGER NOT NULL, idle_life INTEGER) STRICT`
    );
  }

  /** A new token that ends two hours after its last use. */
  open(userId: string): string {
    return this.insert(userId, IDLE_LIFE);
  }

  /** A new token that ends only when it is revoked. */
  openForever(userId: string): string {
    return this.insert(userId, null);
  }

  /** The user of a live token; undefined for an unknown, revoked or expired one. */
  findUser(token: string): string | undefined {
    const row = this.store
      .prepare('SELECT user_id, last_used, idle_life FROM local_sessions WHERE token = ?')
      .get(token) as SessionRow | undefined;
    if (!row) return undefined;
    const idle = this.clock.now().getTime() - row.last_used;
    if (row.idle_life !== null && idle > row.idle_life) {
      this.revoke(token);
      return undefined;
    }
    if (Math.abs(idle) > TOUCH_AFTER) {
      this.store
        .prepare('UPDATE local_sessions SET last_used = ? WHERE token = ?')
        .run(this.clock.now().getTime(), token);
    }
    return row.user_id;
  }

  revoke(token: string): void {
    this.store.prepare('DELETE FROM local_sessions WHERE token = ?').run(token);
  }

  private insert(userId: string, idleLife: number | null): string {
    const orgId15 = this.store.orgId.slice(0, 15);
    const token = `${orgId15}!AQ${randomBytes(60).toString('base64url').replace(/-/g, '.')}`;
    this.store
      .prepare(
        'INSERT INTO local_sessions (token, user_id, last_used, idle_life) VALUES (?, ?, ?, ?)'
      )
      .run(token, userId, this.clock.now().getTime(), idleLife);
    return token;
  }
}
