import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Scope, Storage } from '../adapters/storage/index.ts';
import type { Actor, Role, User } from '../domain/index.ts';
import { isoNow, newId, type Clock } from '../kernel/index.ts';
import { SERVICE, type AuditLog } from './audit-log.ts';
import { newPasswordHash } from './new-password.ts';
import { LastAdminError, LinkNotValidError, UserNotFoundError } from './people-errors.ts';
import { tokenHash } from './token.ts';

export interface UsersParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly auditLog: AuditLog;
  /** Known to every process of the deployment and to nobody else. */
  readonly secret: Buffer;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** Who may use the Studio. */
export class Users {
  private readonly parts: UsersParts;

  constructor(parts: UsersParts) {
    this.parts = parts;
  }

  list(): Promise<User[]> {
    return this.parts.storage.users.list();
  }

  /** Token of the link that makes the first admin; undefined once there is a user. */
  async firstAdminToken(): Promise<string | undefined> {
    const users = await this.list();
    // The same at each start, so that the link printed last is not the only one that works.
    return users.length === 0
      ? createHmac('sha256', this.parts.secret).update('first admin link').digest('base64url')
      : undefined;
  }

  /** @throws LinkNotValidError once anybody has used it, WeakPasswordError */
  async addFirstAdmin(token: string, { email, name, password }: NewUser): Promise<User> {
    const expected = await this.firstAdminToken();
    if (!expected || !isSame(token, expected)) throw new LinkNotValidError();
    const passwordHash = await newPasswordHash(password, email);
    const now = isoNow(this.parts.clock);
    const user = aNewUser({ email, name, role: 'admin', passwordHash, openIdKey: null }, now);
    await this.parts.storage.transaction(async (scope) => {
      // Unique per token, so that of two who open the link at once one becomes the admin.
      const isFirst = await scope.invitations.add({
        ...{ id: newId(), email, role: 'admin', tokenHash: tokenHash(token) },
        ...{ state: 'accepted', invitedBy: SERVICE.name, sentAt: now, expiresAt: now }
      });
      if (!isFirst || !(await scope.users.add(user))) throw new LinkNotValidError();
      const entry = { actor: actorOf(user), action: 'user.first_admin_added', subject: email };
      await this.parts.auditLog.record(scope, entry);
    });
    return user;
  }

  /** @throws UserNotFoundError, LastAdminError */
  async changeRole(id: string, role: Role, actor: Actor): Promise<User> {
    return this.parts.storage.transaction(async (scope) => {
      const user = await this.getRemovable(scope, id, role === 'admin');
      const changed = { ...user, role };
      await scope.users.save(changed);
      const details = { from: user.role, to: role };
      const entry = { actor, action: 'user.role_changed', subject: user.email, details };
      if (user.role !== role) await this.parts.auditLog.record(scope, entry);
      return changed;
    });
  }

  /** Ends all sign-ins of the user, too. @throws UserNotFoundError, LastAdminError */
  async remove(id: string, actor: Actor): Promise<void> {
    await this.parts.storage.transaction(async (scope) => {
      const user = await this.getRemovable(scope, id, false);
      await scope.users.remove(id);
      await scope.signIns.removeOfUser(id);
      await scope.passwordLinks.removeOfUser(id);
      await this.parts.auditLog.record(scope, {
        ...{ actor, action: 'user.removed', subject: user.email, details: { role: user.role } }
      });
    });
  }

  private async getRemovable(scope: Scope, id: string, staysAdmin: boolean): Promise<User> {
    // Held until the end: two admins who remove each other at once must not both succeed.
    const admins = await scope.users.holdAdmins();
    const user = await scope.users.find(id);
    if (!user) throw new UserNotFoundError();
    if (!staysAdmin && admins.length === 1 && admins[0] === id) throw new LastAdminError();
    return user;
  }
}

/** The user as the audit log remembers them. */
export function actorOf({ id, email }: User): Actor {
  return { kind: 'user', id, name: email };
}

/** A user who has never signed in. */
export function aNewUser(
  given: Pick<User, 'email' | 'name' | 'role' | 'passwordHash' | 'openIdKey'>,
  createdAt: string
): User {
  return { id: newId(), createdAt, lastSignInAt: null, ...given };
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(tokenHash(given)), Buffer.from(tokenHash(expected)));
}
