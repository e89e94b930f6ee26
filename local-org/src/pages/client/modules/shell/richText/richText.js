import { LightningElement, api } from 'lwc';

/** Text an administrator wrote on the page. */
export default class RichText extends LightningElement {
  @api node;
  @api context;

  get text() {
    return this.node.properties.richTextValue ?? '';
  }
}
