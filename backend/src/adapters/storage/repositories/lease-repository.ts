import type { Kysely } from 'kysely';
import { LeaseLostError, type Fence } from '../../../domain/index.ts';
import { isoNow, type Clock } from '../../../kernel/index.ts';
import type { Dialect } from '../dialect.ts';
import type { Tables } from '../tables.ts';

/**
 * One holder at a time per name. The token grows with each holder, so that a holder who was thought
 * dead and wakes up later is refused where it would advance a cursor.
 */
export class LeaseRepository {
  private readonly db: Kysely<Tables>;
  private readonly clock: Clock;
  private readonly dialect: Dialect;

  constructor(db: Kysely<Tables>, clock: Clock, dialect: Dialect) {
    this.db = db;
    this.clock = clock;
    this.dialect = dialect;
  }

  /** The fencing token, or undefined while another holder's lease of that name has not run out. */
  async acquire(name: string, holder: string, ttlMs: number): Promise<number | undefined> {
    const now = isoNow(this.clock);
    const row = await this.db
      .insertInto('leases')
      .values({ name, holder, token: 1, expires_at: this.expiry(ttlMs) })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet((eb) => ({
            holder,
            token: eb('leases.token', '+', 1),
            expires_at: this.expiry(ttlMs)
          }))
          .where('leases.expires_at', '<=', now)
      )
      .returning('leases.token')
      .executeTakeFirst();
    return row?.token;
  }

  /** False when the lease has passed to another holder. */
  async renew(fence: Fence, ttlMs: number): Promise<boolean> {
    const result = await this.db
      .updateTable('leases')
      .set({ expires_at: this.expiry(ttlMs) })
      .where('leases.name', '=', fence.name)
      .where('leases.token', '=', fence.token)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** Lets the next holder in at once; the token stays, so that it keeps growing. */
  async release(fence: Fence): Promise<void> {
    await this.renew(fence, 0);
  }

  /** Ends the lease of a holder known to be dead, and of no other. */
  async expire(name: string, holder: string): Promise<void> {
    await this.db
      .updateTable('leases')
      .set({ expires_at: isoNow(this.clock) })
      .where('leases.name', '=', name)
      .where('leases.holder', '=', holder)
      .execute();
  }

  async findHolder(name: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('leases')
      .select('leases.holder')
      .where('leases.name', '=', name)
      .where('leases.expires_at', '>', isoNow(this.clock))
      .executeTakeFirst();
    return row?.holder;
  }

  /**
   * Refuses when the fence has passed to another holder. Call it inside the transaction that
   * advances a cursor: the row stays locked until that commits.
   */
  async check(fence: Fence): Promise<void> {
    const query = this.db
      .selectFrom('leases')
      .select('leases.token')
      .where('leases.name', '=', fence.name);
    // SQLite has one writer, whose transaction excludes every other; it knows no row locks.
    const row = await (this.dialect === 'postgres' ? query.forShare() : query).executeTakeFirst();
    if (row?.token !== fence.token) throw new LeaseLostError(fence.name);
  }

  private expiry(ttlMs: number): string {
    return new Date(this.clock.now().getTime() + ttlMs).toISOString();
  }
}
