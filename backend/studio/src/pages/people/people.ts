import { api, LightningElement } from 'lwc';
import type {
  InvitationAnswer,
  RoleName,
  SentInvitationAnswer,
  UserAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { readForm, recheck } from '../../api/form.ts';
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
  /** The user whose removal waits for a second click. */
  removing = '';
  readonly roleOptions = ROLE_OPTIONS;

  override connectedCallback(): void {
    void this.attempt(async () => undefined);
  }

  get isLoading(): boolean {
    return !this.users && !this.failure;
  }

  get rows() {
    return (this.users ?? []).map((user) => {
      const isAsked = user.id === this.removing;
      return {
        ...user,
        roleTitle: `Role of ${user.name}`,
        lastSignInText: timeText(user.lastSignInAt),
        removeLabel: isAsked ? 'Really remove?' : 'Remove',
        removeTitle: `Remove ${user.name}`,
        removeVariant: isAsked ? 'destructive' : 'neutral'
      };
    });
  }

  get invitationRows() {
    return this.invitations.map((invitation) => ({
      ...invitation,
      roleLabel: ROLE_LABELS[invitation.role],
      expiresText: timeText(invitation.expiresAt)
    }));
  }

  handleInvite(event: Event): Promise<void> {
    event.preventDefault();
    const inputs =
      this.template?.querySelectorAll('form lightning-input, form lightning-combobox') ?? [];
    const fields = readForm(inputs);
    if (!fields || this.isBusy) return Promise.resolve();
    const { email = '', role = '' } = fields;
    return this.attempt(async () => {
      this.tellSent(await backend.invite(email, role as RoleName));
      for (const input of this.template?.querySelectorAll('form lightning-input') ?? []) {
        (input as HTMLInputElement).value = '';
      }
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
    const id = idOf(event);
    if (this.removing !== id) {
      this.removing = id;
      return Promise.resolve();
    }
    return this.attempt(async () => {
      await backend.removeUser(id);
      this.tell('The user was removed and signed out everywhere.');
    });
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

  /** Does it, says what went wrong if it does, and shows how things are afterwards. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.failure = undefined;
    this.removing = '';
    try {
      await work();
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    try {
      [this.users, this.invitations] = await Promise.all([backend.users(), backend.invitations()]);
    } catch (error) {
      this.failure ??= error as ApiFailure;
    }
    this.isBusy = false;
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
