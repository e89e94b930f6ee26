import { sql, type Kysely } from 'kysely';
import type { SignIn, SignInFailures } from '../../../domain/index.ts';
import type { Tables } from '../tables.ts';

/** Browsers that are signed in, and wrong passwords in a row. */
export class SignInRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async add(signIn: SignIn): Promise<void> {
    await this.db
      .insertInto('sign_ins')
      .values({
        token_hash: signIn.tokenHash,
        user_id: signIn.userId,
        csrf_token: signIn.csrfToken,
        created_at: signIn.createdAt,
        last_seen_at: signIn.lastSeenAt
      })
      .execute();
  }

  async find(tokenHash: string): Promise<SignIn | undefined> {
    const row = await this.db
      .selectFrom('sign_ins')
      .select([
        'sign_ins.token_hash',
        'sign_ins.user_id',
        'sign_ins.csrf_token',
        'sign_ins.created_at',
        'sign_ins.last_seen_at'
      ])
      .where('sign_ins.token_hash', '=', tokenHash)
      .executeTakeFirst();
    return (
      row && {
        tokenHash: row.token_hash,
        userId: row.user_id,
        csrfToken: row.csrf_token,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at
      }
    );
  }

  async touch(tokenHash: string, now: string): Promise<void> {
    await this.db
      .updateTable('sign_ins')
      .set({ last_seen_at: now })
      .where('sign_ins.token_hash', '=', tokenHash)
      .execute();
  }

  async remove(tokenHash: string): Promise<void> {
    await this.db.deleteFrom('sign_ins').where('sign_ins.token_hash', '=', tokenHash).execute();
  }

  async removeOfUser(userId: string): Promise<void> {
    await this.db.deleteFrom('sign_ins').where('sign_ins.user_id', '=', userId).execute();
  }

  /** Those begun or seen last before the given instants. */
  async removeOlder(created: string, seen: string): Promise<void> {
    await this.db
      .deleteFrom('sign_ins')
      .where((eb) =>
        eb.or([eb('sign_ins.created_at', '<', created), eb('sign_ins.last_seen_at', '<', seen)])
      )
      .execute();
  }

  async failures(emailKey: string): Promise<SignInFailures> {
    const row = await this.db
      .selectFrom('sign_in_failures')
      .select(['sign_in_failures.count', 'sign_in_failures.locked_until'])
      .where('sign_in_failures.email_key', '=', emailKey)
      .executeTakeFirst();
    return { count: row?.count ?? 0, lockedUntil: row?.locked_until ?? null };
  }

  /** Counts one more, in one statement so that simultaneous tries all count; answers how many. */
  async countFailure(emailKey: string, now: string): Promise<number> {
    const { count } = await this.db
      .insertInto('sign_in_failures')
      .values({ email_key: emailKey, count: 1, locked_until: null, last_at: now })
      .onConflict((conflict) =>
        conflict
          .column('email_key')
          .doUpdateSet({ count: sql`sign_in_failures.count + 1`, last_at: now })
      )
      .returning('sign_in_failures.count')
      .executeTakeFirstOrThrow();
    return count;
  }

  async lock(emailKey: string, until: string): Promise<void> {
    await this.db
      .updateTable('sign_in_failures')
      .set({ locked_until: until })
      .where('sign_in_failures.email_key', '=', emailKey)
      .execute();
  }

  async forgetFailures(emailKey: string): Promise<void> {
    await this.db
      .deleteFrom('sign_in_failures')
      .where('sign_in_failures.email_key', '=', emailKey)
      .execute();
  }

  /** Addresses nobody has tried since the instant. */
  async removeOldFailures(before: string): Promise<void> {
    await this.db
      .deleteFrom('sign_in_failures')
      .where('sign_in_failures.last_at', '<', before)
      .execute();
  }
}
