import { api, LightningElement } from 'lwc';

/** A secret that no answer holds a second time; tells `copied` when it may go. */
export default class ShownOnce extends LightningElement {
  @api secret = '';

  handleCopied(): void {
    this.dispatchEvent(new CustomEvent('copied'));
  }
}
