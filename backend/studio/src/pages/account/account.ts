import { api, LightningElement } from 'lwc';
import type { MeAnswer, UserAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { emptyInputs, recheck, submitted } from '../../api/form.ts';
import { ROLE_LABELS } from '../../api/wording.ts';

/** Who is signed in, and their password. */
export default class Account extends LightningElement {
  @api user!: UserAnswer;
  /** How people call the identity provider; null without one. */
  @api openIdLabel: string | null = null;
  me: MeAnswer | undefined;
  failure: ApiFailure | undefined;
  isBusy = false;
  readonly handleChange = recheck;

  override connectedCallback(): void {
    backend.me().then(
      (me) => (this.me = me),
      (error: unknown) => (this.failure = error as ApiFailure)
    );
  }

  get isLoading(): boolean {
    return !this.me && !this.failure;
  }

  get roleLabel(): string {
    return ROLE_LABELS[this.user.role];
  }

  get hasPassword(): boolean {
    return this.me?.hasPassword === true;
  }

  get hasNoPassword(): boolean {
    return this.me?.hasPassword === false;
  }

  get provider(): string {
    return this.openIdLabel ?? 'an identity provider';
  }

  async handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return;
    const { current = '', next = '' } = fields;
    await attempt(this, async () => {
      await backend.changePassword(current, next);
      // The sign-in is a new one: so is what its requests carry.
      this.me = await backend.me();
      emptyInputs(this.template?.querySelector('form'));
      const message = 'The password was changed. Every other browser is signed out.';
      this.dispatchEvent(new CustomEvent('tell', { detail: { message } }));
    });
  }
}
