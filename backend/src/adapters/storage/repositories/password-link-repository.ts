import type { Kysely } from 'kysely';
import type { PasswordLink } from '../../../domain/index.ts';
import type { PasswordLinkTable } from '../people-tables.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = [
  'password_links.token_hash',
  'password_links.user_id',
  'password_links.expires_at'
] as const;

/** Links with which users set a new password. */
export class PasswordLinkRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  async add({ tokenHash, userId, expiresAt }: PasswordLink): Promise<void> {
    const row = { token_hash: tokenHash, user_id: userId, expires_at: expiresAt };
    await this.db.insertInto('password_links').values(row).execute();
  }

  async find(tokenHash: string): Promise<PasswordLink | undefined> {
    const row = await this.db
      .selectFrom('password_links')
      .select(COLUMNS)
      .where('password_links.token_hash', '=', tokenHash)
      .executeTakeFirst();
    return row && toLink(row);
  }

  /** Finds and removes it in one statement: each is good once. */
  async take(tokenHash: string): Promise<PasswordLink | undefined> {
    const row = await this.db
      .deleteFrom('password_links')
      .where('password_links.token_hash', '=', tokenHash)
      .returning(COLUMNS)
      .executeTakeFirst();
    return row && toLink(row);
  }

  async countOfUser(userId: string): Promise<number> {
    const { count } = await this.db
      .selectFrom('password_links')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('password_links.user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async removeOfUser(userId: string): Promise<void> {
    await this.db
      .deleteFrom('password_links')
      .where('password_links.user_id', '=', userId)
      .execute();
  }

  async removeExpired(now: string): Promise<void> {
    await this.db
      .deleteFrom('password_links')
      .where('password_links.expires_at', '<=', now)
      .execute();
  }
}

function toLink(row: PasswordLinkTable): PasswordLink {
  return { tokenHash: row.token_hash, userId: row.user_id, expiresAt: row.expires_at };
}
