import type { Mailer } from '../adapters/mail/index.ts';
import type { Scope, Storage } from '../adapters/storage/index.ts';
import { emailKey, type Actor, type Invitation, type Role, type User } from '../domain/index.ts';
import { isoNow, newId, type Clock, type Logger } from '../kernel/index.ts';
import type { AuditLog } from './audit-log.ts';
import { deliverMail, type Delivery } from './deliver-mail.ts';
import { invitationMail } from './invitation-mail.ts';
import { newPasswordHash } from './new-password.ts';
import {
  AlreadyInvitedError,
  AlreadyUserError,
  InvitationNotFoundError,
  LinkNotValidError
} from './people-errors.ts';
import { newToken, tokenHash } from './token.ts';
import { actorOf, aNewUser } from './users.ts';

const VALID_MS = 7 * 24 * 60 * 60_000;

export interface InvitationsParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly auditLog: AuditLog;
  readonly mailer: Mailer;
  /** Where the Studio is, as people reach it. */
  readonly publicUrl: () => string;
}

/** An invitation and what became of its mail. */
export interface SentInvitation {
  readonly invitation: Invitation;
  readonly delivery: Delivery;
  /** A member of a community has this address: without one a typing error is likely. */
  readonly isMember: boolean;
}

/** The right of an address to become a user, sent by mail and good for a week. */
export class Invitations {
  private readonly parts: InvitationsParts;

  constructor(parts: InvitationsParts) {
    this.parts = parts;
  }

  listPending(): Promise<Invitation[]> {
    return this.parts.storage.invitations.listPending();
  }

  /** @throws AlreadyUserError, AlreadyInvitedError */
  async invite(email: string, role: Role, actor: Actor): Promise<SentInvitation> {
    const token = newToken();
    const invitation: Invitation = {
      ...{ id: newId(), email, role, state: 'pending', invitedBy: actor.name },
      ...this.lifeOf(token)
    };
    await this.parts.storage.transaction(async (scope) => {
      if (await scope.users.findByEmail(email)) throw new AlreadyUserError(email);
      if (await scope.invitations.findPendingByEmail(email)) throw new AlreadyInvitedError(email);
      await scope.invitations.add(invitation);
      await this.record(scope, actor, 'invitation.sent', invitation);
    });
    return this.deliver(invitation, token);
  }

  /** With a new link: the former one stops working. @throws InvitationNotFoundError */
  async resend(id: string, actor: Actor): Promise<SentInvitation> {
    const token = newToken();
    const invitation = await this.parts.storage.transaction(async (scope) => {
      const former = await scope.invitations.find(id);
      if (former?.state !== 'pending') throw new InvitationNotFoundError();
      const renewed = { ...former, ...this.lifeOf(token) };
      await scope.invitations.save(renewed);
      await this.record(scope, actor, 'invitation.resent', renewed);
      return renewed;
    });
    return this.deliver(invitation, token);
  }

  /** @throws InvitationNotFoundError */
  async revoke(id: string, actor: Actor): Promise<void> {
    await this.parts.storage.transaction(async (scope) => {
      const invitation = await scope.invitations.find(id);
      if (!invitation || !(await scope.invitations.close(id, 'revoked'))) {
        throw new InvitationNotFoundError();
      }
      await this.record(scope, actor, 'invitation.revoked', invitation);
    });
  }

  /** The invitation behind a link. @throws LinkNotValidError */
  async getByToken(token: string): Promise<Invitation> {
    const invitation = await this.parts.storage.invitations.findByTokenHash(tokenHash(token));
    if (!invitation || !this.isOpen(invitation)) throw new LinkNotValidError();
    return invitation;
  }

  /** Makes a user with a password. @throws LinkNotValidError, WeakPasswordError */
  async accept(token: string, { name, password }: { name: string; password: string }) {
    const invitation = await this.getByToken(token);
    const passwordHash = await newPasswordHash(password, invitation.email);
    return this.fulfil(invitation, { name, passwordHash, openIdKey: null });
  }

  /** Makes the invited user. @throws LinkNotValidError when it was used or has run out meanwhile */
  async fulfil(
    invitation: Invitation,
    proof: Pick<User, 'name' | 'passwordHash' | 'openIdKey'>
  ): Promise<User> {
    if (!this.isOpen(invitation)) throw new LinkNotValidError();
    const { id, email, role } = invitation;
    const user = aNewUser({ email, role, ...proof }, isoNow(this.parts.clock));
    await this.parts.storage.transaction(async (scope) => {
      const isOurs = await scope.invitations.close(id, 'accepted');
      if (!isOurs || !(await scope.users.add(user))) throw new LinkNotValidError();
      await this.record(scope, actorOf(user), 'invitation.accepted', invitation);
    });
    return user;
  }

  private isOpen({ state, expiresAt }: Invitation): boolean {
    return state === 'pending' && expiresAt > isoNow(this.parts.clock);
  }

  private lifeOf(token: string): Pick<Invitation, 'tokenHash' | 'sentAt' | 'expiresAt'> {
    const now = this.parts.clock.now();
    const expiresAt = new Date(now.getTime() + VALID_MS).toISOString();
    return { tokenHash: tokenHash(token), sentAt: now.toISOString(), expiresAt };
  }

  private async deliver(invitation: Invitation, token: string): Promise<SentInvitation> {
    const { storage, publicUrl } = this.parts;
    const members = await storage.members.listByEmailKeys([emailKey(invitation.email) ?? '']);
    const mail = invitationMail(invitation, `${publicUrl()}/#/invitation/${token}`);
    const delivery = await deliverMail(this.parts, mail, { invitationId: invitation.id });
    return { invitation, isMember: members.length > 0, delivery };
  }

  private record(scope: Scope, actor: Actor, action: string, { email, role }: Invitation) {
    return this.parts.auditLog.record(scope, { actor, action, subject: email, details: { role } });
  }
}
