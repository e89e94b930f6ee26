import { api, LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { submitted } from '../../api/form.ts';

/** Behind the link to set a new password. */
export default class NewPassword extends LightningElement {
  @api token = '';
  /** Whose password it is. */
  email = '';
  failure: ApiFailure | undefined;
  isBusy = false;

  override connectedCallback(): void {
    backend.findPasswordLink(this.token).then(
      ({ email }) => (this.email = email),
      (error: unknown) => (this.failure = error as ApiFailure)
    );
  }

  get isLoading(): boolean {
    return !this.email && !this.failure;
  }

  async handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return;
    const { password = '' } = fields;
    await attempt(this, async () => {
      await backend.usePasswordLink(this.token, password);
      this.dispatchEvent(new CustomEvent('signedin', { detail: { route: '/' } }));
    });
  }
}
