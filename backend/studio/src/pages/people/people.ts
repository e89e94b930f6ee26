import { api, LightningElement } from 'lwc';
import type {
  InvitationAnswer,
  MadePasswordLinkAnswer,
  RoleName,
  SentInvitationAnswer,
  UserAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { emptyInputs, recheck, submitted } from '../../api/form.ts';
import { ROLE_LABELS, ROLE_OPTIONS, timeText } from '../../api/wording.ts';

/** Who may use the Studio, and who is invited to. */
export default class People extends LightningElement {
  /** Who is looking. */
  @api user!: UserAnswer;
  users: readonly UserAnswer[] | undefined;
  invitations: readonly InvitationAnswer[] = [];
  failure: ApiFailure | undefined;
  warning = '';
  isBusy = false;
  readonly handleChange = recheck;
  /** Shown until it is copied. */
  made: MadePasswordLinkAnswer | undefined;
  readonly roleOptions = ROLE_OPTIONS;

  override connectedCallback(): void {
    void this.attempt(async () => undefined);
  }

  get isLoading(): boolean {
    return !this.users && !this.failure;
  }

  get rows() {
    return (this.users ?? []).map((user) => ({
      ...user,
      roleTitle: `Role of ${user.name}`,
      linkTitle: `Link with which ${user.name} sets a new password`,
      lastSignInText: timeText(user.lastSignInAt)
    }));
  }

  get untilText(): string {
    return timeText(this.made?.expiresAt ?? null);
  }

  get invitationRows() {
    return this.invitations.map((invitation) => ({
      ...invitation,
      roleLabel: ROLE_LABELS[invitation.role],
      expiresText: timeText(invitation.expiresAt)
    }));
  }

  handleInvite(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return Promise.resolve();
    const { email = '', role = '' } = fields;
    return this.attempt(async () => {
      this.tellSent(await backend.invite(email, role as RoleName));
      emptyInputs(this.template?.querySelector('form'));
    });
  }

  handleRole(event: CustomEvent<{ value: RoleName }>): Promise<void> {
    const role = event.detail.value;
    return this.attempt(async () => {
      const { name } = await backend.changeRole(idOf(event), role);
      this.tell(`${name} is now ${ROLE_LABELS[role]}.`);
    });
  }

  handleRemove(event: Event): Promise<void> {
    return this.attempt(async () => {
      await backend.removeUser(idOf(event));
      this.tell('The user was removed and signed out everywhere.');
    });
  }

  handleLink(event: Event): Promise<void> {
    return this.attempt(async () => {
      this.made = await backend.makePasswordLink(idOf(event));
    });
  }

  handleCopied(): void {
    this.made = undefined;
  }

  handleResend(event: Event): Promise<void> {
    return this.attempt(async () => this.tellSent(await backend.resend(idOf(event))));
  }

  handleRevoke(event: Event): Promise<void> {
    return this.attempt(async () => {
      await backend.revokeInvitation(idOf(event));
      this.tell('The invitation was revoked.');
    });
  }

  private attempt(work: () => Promise<void>): Promise<void> {
    this.made = undefined;
    return attempt(this, work, async () => {
      [this.users, this.invitations] = await Promise.all([backend.users(), backend.invitations()]);
    });
  }

  private tellSent({ invitation, delivery, warnings }: SentInvitationAnswer): void {
    this.warning = warnings.map(({ message }) => message).join(' ');
    this.tell(
      delivery === 'outbox'
        ? `The mail to ${invitation.email} waits in the outbox: no mail server is set.`
        : `${invitation.email} is invited.`
    );
  }

  private tell(message: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: { message } }));
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['id'] ?? '';
}
