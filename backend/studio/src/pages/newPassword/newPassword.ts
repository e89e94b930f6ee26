import { api, LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { readForm } from '../../api/form.ts';

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
    event.preventDefault();
    const fields = readForm(this.template?.querySelectorAll('lightning-input') ?? []);
    if (!fields || this.isBusy) return;
    this.isBusy = true;
    this.failure = undefined;
    try {
      await backend.usePasswordLink(this.token, fields['password'] ?? '');
      this.dispatchEvent(new CustomEvent('signedin', { detail: { route: '/' } }));
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }
}
