import { LightningElement, api } from 'lwc';

/** Components of a region or a tab, one below the other. */
export default class Nodes extends LightningElement {
  @api nodes = [];
  @api context;
}
