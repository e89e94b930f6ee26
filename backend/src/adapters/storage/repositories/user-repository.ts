import type { Kysely } from 'kysely';
import { emailKey, type Role, type User } from '../../../domain/index.ts';
import type { UserTable } from '../people-tables.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = [
  'users.id',
  'users.email',
  'users.name',
  'users.role',
  'users.password_hash',
  'users.openid_key',
  'users.created_at',
  'users.last_sign_in_at'
] as const;

/** Who signs in to the Studio. */
export class UserRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** False when the address is taken. */
  async add(user: User): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('users')
      .values(toRow(user))
      .onConflict((conflict) => conflict.column('email_key').doNothing())
      .executeTakeFirstOrThrow();
    return Boolean(numInsertedOrUpdatedRows);
  }

  /** Replaces everything of the user with this id. */
  async save(user: User): Promise<void> {
    await this.db.updateTable('users').set(toRow(user)).where('users.id', '=', user.id).execute();
  }

  /** Notes a sign-in; answers the user as they are now. Holds the row until the transaction ends. */
  async noteSignIn(id: string, at: string): Promise<User | undefined> {
    const row = await this.db
      .updateTable('users')
      .set({ last_sign_in_at: at })
      .where('users.id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirst();
    return row && toUser(row);
  }

  /** The user as they are now; undefined when they are gone, or belong to a profile already. */
  async linkProfile(id: string, openIdKey: string): Promise<User | undefined> {
    const row = await this.db
      .updateTable('users')
      .set({ openid_key: openIdKey })
      .where('users.id', '=', id)
      .where('users.openid_key', 'is', null)
      .returning(COLUMNS)
      .executeTakeFirst();
    return row && toUser(row);
  }

  async remove(id: string): Promise<void> {
    await this.db.deleteFrom('users').where('users.id', '=', id).execute();
  }

  async find(id: string): Promise<User | undefined> {
    const row = await this.select().where('users.id', '=', id).executeTakeFirst();
    return row && toUser(row);
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const row = await this.select()
      .where('users.email_key', '=', emailKey(email) ?? '')
      .executeTakeFirst();
    return row && toUser(row);
  }

  async findByOpenIdKey(key: string): Promise<User | undefined> {
    const row = await this.select().where('users.openid_key', '=', key).executeTakeFirst();
    return row && toUser(row);
  }

  /** In the order of their addresses. */
  async list(): Promise<User[]> {
    const rows = await this.select().orderBy('users.email_key').execute();
    return rows.map(toUser);
  }

  /** Holds the rows of all admins until the transaction ends; answers their ids. */
  async holdAdmins(): Promise<string[]> {
    // An update locks on both databases, and PostgreSQL looks again at what it had to wait for.
    const rows = await this.db
      .updateTable('users')
      .set({ role: 'admin' })
      .where('users.role', '=', 'admin')
      .returning('users.id')
      .execute();
    return rows.map(({ id }) => id);
  }

  private select() {
    return this.db.selectFrom('users').select(COLUMNS);
  }
}

function toRow(user: User): UserTable {
  return {
    id: user.id,
    email: user.email,
    email_key: emailKey(user.email) ?? '',
    name: user.name,
    role: user.role,
    password_hash: user.passwordHash,
    openid_key: user.openIdKey,
    created_at: user.createdAt,
    last_sign_in_at: user.lastSignInAt
  };
}

function toUser(row: Omit<UserTable, 'email_key'>): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    passwordHash: row.password_hash,
    openIdKey: row.openid_key,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at
  };
}
