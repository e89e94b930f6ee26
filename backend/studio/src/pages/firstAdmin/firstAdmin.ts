import { api, LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { submitted } from '../../api/form.ts';

/** Behind the link printed when the service starts without users. */
export default class FirstAdmin extends LightningElement {
  @api token = '';
  failure: ApiFailure | undefined;
  isBusy = false;

  async handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return;
    const { name = '', email = '', password = '' } = fields;
    await attempt(this, async () => {
      await backend.becomeFirstAdmin({ token: this.token, name, email, password });
      this.dispatchEvent(new CustomEvent('signedin', { detail: { route: '/' } }));
    });
  }
}
