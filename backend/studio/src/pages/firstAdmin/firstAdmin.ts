import { api, LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { readForm } from '../../api/form.ts';

/** Behind the link printed when the service starts without users. */
export default class FirstAdmin extends LightningElement {
  @api token = '';
  failure: ApiFailure | undefined;
  isBusy = false;

  async handleSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const fields = readForm(this.template?.querySelectorAll('lightning-input') ?? []);
    if (!fields || this.isBusy) return;
    this.isBusy = true;
    const { name = '', email = '', password = '' } = fields;
    try {
      await backend.becomeFirstAdmin({ token: this.token, name, email, password });
      this.dispatchEvent(new CustomEvent('signedin', { detail: { route: '/' } }));
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }
}
