import { api, LightningElement } from 'lwc';
import type { SignInOptions } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { readForm } from '../../api/form.ts';

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
    event.preventDefault();
    const fields = readForm(this.template?.querySelectorAll('lightning-input') ?? []);
    if (!fields || this.isBusy) return;
    this.isBusy = true;
    try {
      await backend.signIn({ email: fields['email'] ?? '', password: fields['password'] ?? '' });
      this.dispatchEvent(new CustomEvent('signedin'));
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }
}
