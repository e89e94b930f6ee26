import { api, LightningElement } from 'lwc';

/** Why the way through the identity provider ended here: text, whoever wrote it. */
export default class SignInFailed extends LightningElement {
  @api query = new URLSearchParams();

  get message(): string {
    return this.query.get('message') ?? 'The sign-in did not succeed.';
  }

  get remedy(): string {
    return this.query.get('remedy') ?? '';
  }
}
