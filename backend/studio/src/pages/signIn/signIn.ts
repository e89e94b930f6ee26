import { api, LightningElement } from 'lwc';
import type { SignInOptions } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { submitted } from '../../api/form.ts';

/** By password, or through the identity provider. */
export default class SignIn extends LightningElement {
  @api options!: SignInOptions;
  /** The page asked for before one was signed in. */
  @api returnTo = '/';
  failure: ApiFailure | undefined;
  isBusy = false;

  get openIdUrl(): string {
    return `/v1/sign-in/openid?${new URLSearchParams({ returnTo: this.returnTo })}`;
  }

  async handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return;
    const { email = '', password = '' } = fields;
    await attempt(this, async () => {
      await backend.signIn({ email, password });
      this.dispatchEvent(new CustomEvent('signedin'));
    });
  }
}
