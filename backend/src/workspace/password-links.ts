import { setImmediate } from 'node:timers/promises';
import type { Storage } from '../adapters/storage/index.ts';
import type { Mailer } from '../adapters/mail/index.ts';
import type { Actor, PasswordLink, User } from '../domain/index.ts';
import { isoNow, type Clock, type Logger } from '../kernel/index.ts';
import { SERVICE, type AuditLog } from './audit-log.ts';
import { deliverMail } from './deliver-mail.ts';
import { noPasswordMail, passwordLinkMail } from './password-mails.ts';
import type { Passwords } from './passwords.ts';
import { LinkNotValidError, NoPasswordError, UserNotFoundError } from './people-errors.ts';
import { newToken, tokenHash } from './token.ts';

const VALID_MS = 60 * 60_000;
/** Of one user within that time: whoever asks again and again does not fill a mailbox. */
const MOST_MAILS = 3;

export interface PasswordLinksParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly auditLog: AuditLog;
  readonly mailer: Mailer;
  readonly passwords: Passwords;
  readonly openIdLabel: string | null;
  /** Where the Studio is, as people reach it. */
  readonly publicUrl: () => string;
}

/** A link that is shown to whoever made it, and kept nowhere. */
export interface MadePasswordLink {
  readonly email: string;
  readonly link: string;
  readonly expiresAt: string;
}

/** The right of a user to set a new password without the present one: by a link, once, for an hour. */
export class PasswordLinks {
  private readonly parts: PasswordLinksParts;
  private asked: Promise<void> = Promise.resolve();
  /** When users without a password were told so, by their ids. */
  private readonly told = new Map<string, readonly number[]>();

  constructor(parts: PasswordLinksParts) {
    this.parts = parts;
  }

  /**
   * Mails a link to the user with this address, if there is one. Answers nothing and at once: neither the
   * answer nor the time it takes tells who has an account.
   */
  ask(email: string): void {
    // One after the other, so that those who ask at once are counted.
    this.asked = this.asked
      .then(() => this.mailLink(email))
      .catch((error: unknown) => {
        this.parts.logger.error({ error }, 'a password link could not be made');
      });
  }

  /** When everything that was asked for has been mailed. */
  ended(): Promise<void> {
    return this.asked;
  }

  /** For an admin to hand on. @throws UserNotFoundError, NoPasswordError */
  async make(userId: string, actor: Actor): Promise<MadePasswordLink> {
    return this.madeFor(await this.parts.storage.users.find(userId), actor);
  }

  /** As `make`, for the user with this address. @throws UserNotFoundError, NoPasswordError */
  async makeFor(email: string, actor: Actor): Promise<MadePasswordLink> {
    return this.madeFor(await this.parts.storage.users.findByEmail(email), actor);
  }

  /** Whose password a link sets. @throws LinkNotValidError */
  async find(token: string): Promise<User> {
    const { storage, clock } = this.parts;
    const found = await storage.passwordLinks.find(tokenHash(token));
    const isOpen = found && found.expiresAt > isoNow(clock);
    const user = isOpen && (await storage.users.find(found.userId));
    if (!user) throw notValid();
    return user;
  }

  /** @throws LinkNotValidError, WeakPasswordError */
  async use(token: string, password: string): Promise<User> {
    const user = await this.find(token);
    return this.parts.passwords.set(user, password, 'user.password_reset', async (scope) => {
      if (!(await scope.passwordLinks.take(tokenHash(token)))) throw notValid();
    });
  }

  private async mailLink(email: string): Promise<void> {
    // Only when the answer has gone out.
    await setImmediate();
    const { storage, openIdLabel, publicUrl } = this.parts;
    const user = await storage.users.findByEmail(email);
    if (!user) return;
    const about = { userId: user.id };
    if (this.providerOf(user) !== null) {
      if (!this.mayTell(user)) return;
      const mail = noPasswordMail(user, openIdLabel ?? '', publicUrl());
      await deliverMail(this.parts, mail, about);
      return;
    }
    await storage.passwordLinks.removeExpired(isoNow(this.parts.clock));
    if ((await storage.passwordLinks.countOfUser(user.id)) >= MOST_MAILS) return;
    const { link } = await this.add(user, SERVICE, 'user.password_link_asked');
    await deliverMail(this.parts, passwordLinkMail(user, link), about);
  }

  private mayTell({ id }: User): boolean {
    const now = this.parts.clock.now().getTime();
    const recent = (this.told.get(id) ?? []).filter((at) => at > now - VALID_MS);
    if (recent.length >= MOST_MAILS) return false;
    this.told.set(id, [...recent, now]);
    return true;
  }

  private async madeFor(user: User | undefined, actor: Actor): Promise<MadePasswordLink> {
    if (!user) throw new UserNotFoundError();
    const provider = this.providerOf(user);
    if (provider !== null) throw new NoPasswordError(user.email, provider);
    return this.add(user, actor, 'user.password_link_made');
  }

  /** What a user signs in with who has no password; without any provider they may be given one. */
  private providerOf({ passwordHash }: User): string | null {
    return passwordHash === null ? this.parts.openIdLabel : null;
  }

  private async add({ id, email }: User, actor: Actor, action: string): Promise<MadePasswordLink> {
    const { storage, clock, auditLog, publicUrl } = this.parts;
    const token = newToken();
    const expiresAt = new Date(clock.now().getTime() + VALID_MS).toISOString();
    const link: PasswordLink = { tokenHash: tokenHash(token), userId: id, expiresAt };
    await storage.transaction(async (scope) => {
      await scope.passwordLinks.add(link);
      await auditLog.record(scope, { actor, action, subject: email });
    });
    return { email, expiresAt, link: `${publicUrl()}/#/new-password/${token}` };
  }
}

function notValid(): LinkNotValidError {
  return new LinkNotValidError('Choose “Forgot your password?” on the sign-in page for a new one.');
}
