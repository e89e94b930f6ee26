import { LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { readForm } from '../../api/form.ts';

/** Asks for a link by mail; what it says does not tell whether somebody has the address. */
export default class ForgotPassword extends LightningElement {
  failure: ApiFailure | undefined;
  isBusy = false;
  askedFor = '';

  async handleSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const fields = readForm(this.template?.querySelectorAll('lightning-input') ?? []);
    if (!fields || this.isBusy) return;
    this.isBusy = true;
    this.failure = undefined;
    const { email = '' } = fields;
    try {
      await backend.askPasswordLink(email);
      this.askedFor = email;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }
}
