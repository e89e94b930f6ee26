import { LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { submitted } from '../../api/form.ts';

/** Asks for a link by mail; what it says does not tell whether somebody has the address. */
export default class ForgotPassword extends LightningElement {
  failure: ApiFailure | undefined;
  isBusy = false;
  askedFor = '';

  async handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return;
    const { email = '' } = fields;
    await attempt(this, async () => {
      await backend.askPasswordLink(email);
      this.askedFor = email;
    });
  }
}
