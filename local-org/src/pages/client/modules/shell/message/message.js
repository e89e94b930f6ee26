import { LightningElement, api } from 'lwc';

/** Something a page has to say instead of its content. */
export default class Message extends LightningElement {
  @api message;
  /** An error as a wire or the org gave it, instead of `message`. */
  @api error;

  get text() {
    return this.message ?? [this.error?.body].flat()[0]?.message ?? this.error?.message;
  }
}
