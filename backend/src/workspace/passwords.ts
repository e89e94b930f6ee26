import type { Mailer } from '../adapters/mail/index.ts';
import type { Scope, Storage } from '../adapters/storage/index.ts';
import { emailKey, type User } from '../domain/index.ts';
import { isoNow, type Clock, type Logger } from '../kernel/index.ts';
import type { AuditLog } from './audit-log.ts';
import { deliverMail } from './deliver-mail.ts';
import { newPasswordHash } from './new-password.ts';
import { passwordSetMail } from './password-mails.ts';
import { NoPasswordError, UserNotFoundError, WrongPasswordError } from './people-errors.ts';
import type { SignIns } from './sign-ins.ts';
import { actorOf } from './users.ts';

export interface PasswordsParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly auditLog: AuditLog;
  readonly mailer: Mailer;
  readonly signIns: SignIns;
  /** How people call the identity provider; null without one. */
  readonly openIdLabel: string | null;
}

/** New passwords of users there are. */
export class Passwords {
  private readonly parts: PasswordsParts;

  constructor(parts: PasswordsParts) {
    this.parts = parts;
  }

  /**
   * By somebody who is signed in and knows the present one; wrong ones count as at sign-in.
   * @throws NoPasswordError, WrongPasswordError, LockedOutError, WeakPasswordError
   */
  async change(user: User, current: string, next: string): Promise<User> {
    const { signIns, openIdLabel } = this.parts;
    if (user.passwordHash === null) throw new NoPasswordError(user.email, openIdLabel);
    if (!(await signIns.recognise(user.email, current))) throw new WrongPasswordError();
    return this.set(user, next, 'user.password_changed');
  }

  /**
   * Ends every sign-in of the user and every other link to set a password, and tells them by mail.
   * @param right taken in the same transaction; throws when there is none
   * @throws WeakPasswordError, UserNotFoundError
   */
  async set(
    { id, email }: User,
    password: string,
    action: string,
    right: (scope: Scope) => Promise<void> = async () => undefined
  ): Promise<User> {
    const passwordHash = await newPasswordHash(password, email);
    const user = await this.parts.storage.transaction(async (scope) => {
      await right(scope);
      const present = await scope.users.find(id);
      if (!present) throw new UserNotFoundError();
      const changed = { ...present, passwordHash };
      await scope.users.save(changed);
      await scope.signIns.removeOfUser(id);
      await scope.signIns.forgetFailures(emailKey(email) ?? '');
      await scope.passwordLinks.removeOfUser(id);
      await this.parts.auditLog.record(scope, { actor: actorOf(present), action, subject: email });
      return changed;
    });
    await deliverMail(this.parts, passwordSetMail(user, isoNow(this.parts.clock)), { userId: id });
    return user;
  }
}
