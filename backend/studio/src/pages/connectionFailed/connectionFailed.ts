import { api, LightningElement } from 'lwc';

/** Why the way through the consent page of an org ended here: text, whoever wrote it. */
export default class ConnectionFailed extends LightningElement {
  @api query = new URLSearchParams();

  get message(): string {
    return this.query.get('message') ?? 'The consent was not given.';
  }

  get remedy(): string {
    return this.query.get('remedy') ?? '';
  }
}
